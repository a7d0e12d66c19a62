package box;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.TreeMaker;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.ListBuffer;
import com.sun.tools.javac.util.Names;

/** Imports that every program has, added to its tree so that its lines stay as they are. */
final class CommonImports {
    private static final String[][] PACKAGES = {
        {"java", "util"},
        {"java", "util", "function"},
        {"java", "util", "stream"},
        {NodeTypes.PACKAGE},
    };

    private CommonImports() {}

    static void addTo(CompilationUnitTree tree, JavacTask task) {
        JCCompilationUnit unit = (JCCompilationUnit) tree;
        Context context = ((BasicJavacTask) task).getContext();
        ListBuffer<JCTree> definitions = new ListBuffer<>();
        if (unit.getPackage() != null) definitions.add(unit.getPackage());
        for (String[] path : PACKAGES) definitions.add(onDemand(path, context));
        for (JCTree definition : unit.defs) {
            if (definition != unit.getPackage()) definitions.add(definition);
        }
        unit.defs = definitions.toList();
    }

    private static JCTree onDemand(String[] path, Context context) {
        TreeMaker maker = TreeMaker.instance(context);
        Names names = Names.instance(context);
        JCExpression name = maker.Ident(names.fromString(path[0]));
        for (int i = 1; i < path.length; i++) name = maker.Select(name, names.fromString(path[i]));
        return maker.Import(maker.Select(name, names.asterisk), false);
    }
}
