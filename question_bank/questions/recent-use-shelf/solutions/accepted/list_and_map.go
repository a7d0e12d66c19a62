import "container/list"

type card struct{ dish, page int }

type RecipeStand struct {
	places int
	cards  *list.List
	where  map[int]*list.Element
}

func NewRecipeStand(places int) *RecipeStand {
	return &RecipeStand{places, list.New(), map[int]*list.Element{}}
}

func (stand *RecipeStand) Read(dish int) int {
	found, there := stand.where[dish]
	if !there {
		return -1
	}
	stand.cards.MoveToBack(found)
	return found.Value.(card).page
}

func (stand *RecipeStand) Store(dish int, page int) {
	if found, there := stand.where[dish]; there {
		stand.cards.Remove(found)
		delete(stand.where, dish)
	} else if stand.cards.Len() == stand.places {
		oldest := stand.cards.Front()
		stand.cards.Remove(oldest)
		delete(stand.where, oldest.Value.(card).dish)
	}
	stand.where[dish] = stand.cards.PushBack(card{dish, page})
}

func (stand *RecipeStand) Oldest() int {
	if stand.cards.Len() == 0 {
		return -1
	}
	return stand.cards.Front().Value.(card).dish
}
