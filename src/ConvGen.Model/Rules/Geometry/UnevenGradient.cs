using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG107, a refactoring: a strided convolution whose stride does not divide its kernel reads its input positions unequally often.</summary>
internal static class UnevenGradient
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts) =>
        from layer in facts.Layers
        where layer.Node.Op is ConvOp
        let window = layer.Windows.FirstOrDefault(static w => w.Stride > 1 && w.Kernel % w.Stride != 0)
        where window.Kernel > 0
        select Place.Of(layer.Node).Report(
            "CVG107", Invariant($"'{layer.Node.Name}': stride {window.Stride} does not divide kernel {window.Kernel}, so gradients reach its input unevenly"), "Stride");
}
