using ConvGen.Generator.Planning.Machine;

namespace ConvGen.Generator.Planning;

/// <summary>When weights are fetched ahead: those of a layer that has more than the second-level cache holds stream from the third level or from memory.</summary>
/// <param name="target">The machine.</param>
public sealed class WeightStream(Target target)
{
    /// <summary>Whether <paramref name="floats"/> of weights are worth fetching ahead.</summary>
    public bool IsLong(long floats) => floats * sizeof(float) > target.StreamedWeightBytes;

    /// <summary>
    /// How the next group of filters comes in while <paramref name="units"/> rows use this one, each row fetching its share: the floats that each
    /// of its steps moves on. 0 where two groups do not fit into the second-level cache, or a single row leaves no time for it.
    /// </summary>
    /// <param name="lanes">Filters of a group.</param>
    /// <param name="steps">Steps of a row, one per filter's number.</param>
    /// <param name="units">Rows that use a group.</param>
    /// <param name="tiles">Times that a row passes the steps.</param>
    public int GroupStep(int lanes, long steps, int units, int tiles) =>
        units > 1 && lanes * steps * sizeof(float) <= target.FetchedGroupBytes ? (lanes / (units * tiles)) + 1 : 0;
}
