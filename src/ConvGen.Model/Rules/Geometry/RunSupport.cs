using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>
/// What a position reads of the tensor at which its run of equal jump began: the Minkowski sum of the taps of all stride-1 windows since.
/// </summary>
/// <param name="Start">The node at whose output the run began.</param>
/// <param name="Offsets">The positions read, relative to the position itself.</param>
/// <param name="Dilations">The dilations of the windows on the way, those with more than one tap.</param>
/// <param name="Dilated">The last layer with a dilation above 1, or −1.</param>
internal sealed record RunSupport(int Start, SortedSet<long> Offsets, EquatableArray<int> Dilations, int Dilated)
{
    /// <summary>Supports wider than this are not followed: no receptive field is.</summary>
    private const int Widest = 1 << 14;

    /// <summary>A run that begins at <paramref name="node"/>.</summary>
    public static RunSupport At(int node) => new(node, [0], default, -1);

    /// <summary>Positions between the first and the last one read.</summary>
    public long Hull => Offsets.Max - Offsets.Min + 1;

    /// <summary>Whether some position in between is not read.</summary>
    public bool HasHoles => Offsets.Count < Hull;

    /// <summary>Behind one more window at stride 1.</summary>
    public RunSupport Through(AxisWindow window, int node)
    {
        if (window.Kernel == 1)
            return window.PadLow == 0 ? this : Moved(-window.PadLow);
        if (Offsets.Count * (long)window.Kernel > Widest * 8L || Hull + window.Extent > Widest)
            return At(node);
        var offsets = new SortedSet<long>(Offsets.SelectMany(offset => Enumerable.Range(0, window.Kernel).Select(tap => offset - window.PadLow + ((long)tap * window.Dilation))));
        return new RunSupport(Start, offsets, Dilations.Append(window.Dilation).ToEquatable(), window.Dilation > 1 ? node : Dilated);
    }

    /// <summary>Of a join: what any operand reads. Runs that began apart meet as if they began at the join.</summary>
    public static RunSupport Union(IReadOnlyList<RunSupport> operands, int node)
    {
        var longest = operands.OrderByDescending(static operand => operand.Dilations.Count).First();
        var start = operands.All(operand => operand.Start == operands[0].Start) ? operands[0].Start : node;
        return longest with { Start = start, Offsets = new SortedSet<long>(operands.SelectMany(static operand => operand.Offsets)), Dilated = operands.Max(static operand => operand.Dilated) };
    }

    private RunSupport Moved(long by) => this with { Offsets = new SortedSet<long>(Offsets.Select(offset => offset + by)) };
}
