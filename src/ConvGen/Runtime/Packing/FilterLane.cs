namespace ConvGen.Runtime;

/// <summary>The filter of one lane of a packed row; lanes behind the last filter hold zeros.</summary>
internal readonly unsafe struct FilterLane
{
    private readonly float* _weights;
    private readonly double _factor;

    /// <summary>The lane of <paramref name="filter"/>.</summary>
    /// <param name="weights">The weights of <paramref name="bank"/>, pinned.</param>
    /// <param name="bank">The filters.</param>
    /// <param name="filter">Which; one behind the last has no weights.</param>
    public FilterLane(float* weights, FilterBank bank, int filter)
    {
        var isThere = filter < bank.Filters;
        Filter = isThere ? filter : bank.Filters - 1;
        _weights = isThere ? weights + ((long)filter * bank.Length) : null;
        _factor = isThere ? bank.Factor(filter) : 0;
    }

    /// <summary>The filter, or the last one.</summary>
    public int Filter { get; }

    /// <summary>Weight <paramref name="index"/> with everything folded in, rounded once.</summary>
    public float Weight(int index) => (float)ExactWeight(index);

    /// <summary>The same in double precision, for transforms that go on from it.</summary>
    public double ExactWeight(int index) => _weights == null ? 0 : _weights[index] * _factor;
}
