using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>The tensors through which everything that an output knows of the inputs has passed: no skip leads past them.</summary>
internal static class CutTensors
{
    /// <summary>From the output back to the input, both left out.</summary>
    public static IReadOnlyList<int> Of(NetworkFacts facts, int output)
    {
        var (cuts, open) = (new List<int>(), new SortedSet<int> { output });
        // What is open lies before all that was closed; a single open tensor is one that everything passes.
        while (open.Count > 0 && facts.Layer(open.Max).Node.Op is not InputOp)
        {
            var last = open.Max;
            if (open.Count == 1 && last != output)
                cuts.Add(last);
            open.Remove(last);
            // A learned constant knows nothing of the inputs.
            open.UnionWith(facts.Layer(last).Node.Inputs.Where(id => id >= 0 && facts.Layer(id).Node.Op is not ConstantOp));
        }

        return cuts;
    }

    /// <summary>The tensors on which an output depends, itself among them.</summary>
    public static HashSet<int> Needed(NetworkFacts facts, int output)
    {
        var needed = new HashSet<int> { output };
        for (var id = output; id >= 0; id--)
        {
            if (needed.Contains(id))
                needed.UnionWith(facts.Layer(id).Node.Inputs.Where(static input => input >= 0));
        }

        return needed;
    }
}
