using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>
/// What a position reads of the tensor at which its run of equal jump began: the Minkowski sum of the taps of all stride-1 windows since.
/// </summary>
/// <param name="Start">The node at whose output the run began.</param>
/// <param name="Low">The lowest position read, relative to the position itself.</param>
/// <param name="IsRead">Whether each position from <paramref name="Low"/> to the highest one is read; both ends are.</param>
/// <param name="Dilations">The dilations of the windows on the way, those with more than one tap.</param>
/// <param name="Layers">The layers of those windows.</param>
/// <param name="Dilated">The last of those layers with a dilation above 1, or −1.</param>
internal sealed record RunSupport(int Start, long Low, bool[] IsRead, EquatableArray<int> Dilations, EquatableArray<int> Layers, int Dilated)
{
    /// <summary>Supports wider than this are not followed: no receptive field is.</summary>
    private const long Widest = 1 << 14;

    /// <summary>A run that begins at <paramref name="node"/>.</summary>
    public static RunSupport At(int node) => new(node, 0, [true], default, default, -1);

    /// <summary>Positions between the first and the last one read.</summary>
    public int Hull => IsRead.Length;

    /// <summary>Positions read.</summary>
    public int Count { get; } = IsRead.Count(static isRead => isRead);

    /// <summary>Whether some position in between is not read.</summary>
    public bool HasHoles => Count < Hull;

    /// <summary>Behind one more window at stride 1.</summary>
    public RunSupport Through(AxisWindow window, int node)
    {
        if (window.Kernel == 1)
            return window.PadLow == 0 ? this : this with { Low = Low - window.PadLow };
        if (Hull + (long)window.Extent > Widest)
            return At(node);
        var isRead = new bool[Hull + window.Extent - 1];
        for (var tap = 0; tap < window.Kernel; tap++)
            Mark(isRead, tap * window.Dilation);
        return new RunSupport(Start, Low - window.PadLow, isRead, Dilations.Append(window.Dilation).ToEquatable(), Layers.Append(node).ToEquatable(), window.Dilation > 1 ? node : Dilated);
    }

    /// <summary>Of a join: what any operand reads. Runs that began apart meet as if they began at the join.</summary>
    public static RunSupport Union(IReadOnlyList<RunSupport> operands, int node)
    {
        // A dilated operand speaks for all: the dilation that is reported is one of the windows that are listed.
        var longest = operands.OrderByDescending(static operand => operand.Dilated >= 0).ThenByDescending(static operand => operand.Dilations.Count).ThenByDescending(static operand => operand.Dilated).First();
        var start = operands.All(operand => operand.Start == operands[0].Start) ? operands[0].Start : node;
        var low = operands.Min(static operand => operand.Low);
        var high = operands.Max(static operand => operand.Low + operand.Hull);
        if (high - low > Widest)
            return At(node);
        var isRead = new bool[high - low];
        foreach (var operand in operands)
            operand.Mark(isRead, (int)(operand.Low - low));
        return new RunSupport(start, low, isRead, longest.Dilations, longest.Layers, longest.Dilated);
    }

    private void Mark(bool[] isRead, int at)
    {
        for (var i = 0; i < IsRead.Length; i++)
            isRead[at + i] |= IsRead[i];
    }
}
