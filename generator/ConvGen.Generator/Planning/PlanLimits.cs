using System;
using System.Linq;
using ConvGen.Generator.Planning.Machine;
using ConvGen.Model;
using static System.FormattableString;

namespace ConvGen.Generator.Planning;

/// <summary>
/// CVG410 and CVG413: legal networks whose run needs more memory than an array holds, or more code than a compiler takes. Within these limits every position in the
/// arena, the packed weights and the caller's tensors is a number of floats that an <see cref="int"/> holds, which is what kernels count with.
/// </summary>
public static class PlanLimits
{
    /// <summary>Floats of the largest aligned buffer: an array's, less the room to move its start to a cache line.</summary>
    public const long MostFloats = Counts.MostElements - BufferLayout.Lanes;

    /// <summary>Calls of a run. Each is a line of the call list, which is one method.</summary>
    public const long MostCalls = 1 << 16;

    /// <summary>Numbers of the tables that stand in generated code: taps of a transposed convolution's phases, first channels of groups.</summary>
    public const long MostListed = 1 << 18;

    /// <summary>What keeps <paramref name="network"/> from running; null where nothing does, or where nothing is to run.</summary>
    public static Finding? Check(NetworkAnalysis network)
    {
        if (network.Graph.Options.AnalysisOnly)
        {
            return null;
        }

        // Networks are planned here only where a coarse estimate does not settle it: that is done while somebody types.
        var size = new PlanSize(network);
        return Code(size) ?? (size.MostFloats <= MostFloats ? null : Tensor(network) ?? Memory(network, ExecutionPlanner.Plan(network, Target.Default)));
    }

    private static Finding? Code(PlanSize size)
    {
        var (calls, most) = size.Calls();
        if (calls > MostCalls)
        {
            return Place.Of(most.Node).Report(
                "CVG413", Invariant($"'{most.Node.Name}': with it a run takes {Counts.Text(calls)} calls; at most {Counts.Text(MostCalls)} can be written out"), ManyCalls(most.Node.Op));
        }

        var (listed, longest) = size.Listed();
        return listed <= MostListed ? null : Place.Of(longest.Node).Report(
            "CVG413", Invariant($"'{longest.Node.Name}': with it the code lists {Counts.Text(listed)} taps and groups; at most {Counts.Text(MostListed)} can be written out"), "kernel");
    }

    private static string ManyCalls(LayerOp op) => op is ChannelShuffleOp ? "groups" : "Stride";

    // The largest tensor, before anything is counted in numbers that it would not fit into.
    private static Finding? Tensor(NetworkAnalysis network)
    {
        var layer = network.Layers.OrderByDescending(PlanSize.Blocked).First(static layer => layer.Node.Op is not InputOp);
        var floats = PlanSize.Blocked(layer);
        return floats <= MostFloats ? null : Place.Of(layer.Node).Report(
            "CVG410",
            Invariant($"'{layer.Node.Name}': its output of {layer.Shape} takes {Counts.Text(floats)} floats in blocks of {BufferLayout.Lanes} channels; an array holds at most {Counts.Text(MostFloats)}"));
    }

    private static Finding? Memory(NetworkAnalysis network, ExecutionPlan plan)
    {
        if (plan.ArenaFloats > MostFloats)
        {
            var (largest, name) = plan.Buffers.Select(buffer => (buffer, plan.Steps[Math.Min(buffer.Born, plan.Steps.Count - 1)].Name)).OrderByDescending(static item => item.buffer.Floats).First();
            return Report(network, name, $"the arena of a run takes {Counts.Text(plan.ArenaFloats)} floats, {Counts.Text(largest.Floats)} of them for one tensor with its borders");
        }

        if (plan.WeightFloats > MostFloats)
        {
            var largest = plan.Steps.SelectMany(static step => step.Weights.Select(weights => (step.Name, weights.Length))).OrderByDescending(static item => item.Length).First();
            return Report(network, largest.Name, $"the packed weights take {Counts.Text(plan.WeightFloats)} floats, {Counts.Text(largest.Length)} of them for this layer");
        }

        return null;
    }

    private static Finding Report(NetworkAnalysis network, string step, string what)
    {
        // Steps carry the names of their layers, some with a suffix that says what is done for them.
        var layer = network.Layers.Where(layer => step.StartsWith(layer.Node.Name, StringComparison.Ordinal)).OrderByDescending(static layer => layer.Node.Name.Length).First();
        return Place.Of(layer.Node).Report("CVG410", $"'{layer.Node.Name}': {what}; an array holds at most {Counts.Text(MostFloats)}");
    }
}
