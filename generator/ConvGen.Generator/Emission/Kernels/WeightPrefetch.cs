using System.Linq;
using ConvGen.Generator.Planning;
using ConvGen.Generator.Planning.Machine;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>What a product fetches into the caches in each of its steps.</summary>
public sealed class WeightPrefetch
{
    // Floats between use and fetch of its own weights; 0 where these are not fetched.
    private readonly long _distance;

    private WeightPrefetch(long distance, long step)
    {
        _distance = distance;
        Step = step;
    }

    /// <summary>Floats that <c>ahead</c> moves in a step; 0 where there is no such pointer.</summary>
    public long Step { get; }

    /// <summary>Nothing.</summary>
    public static WeightPrefetch None { get; } = new(0, 0);

    /// <summary>What the pointer <c>ahead</c> passes, moving by <paramref name="step"/> floats; where that is 0, the weights of a later step of its own if they stream.</summary>
    public static WeightPrefetch Of(Target target, bool streamsWeights, long step) => step > 0 ? new(0, step) : streamsWeights ? new(target.FetchDistance, 0) : None;

    /// <summary>Writes a step's part.</summary>
    public void Write(CodeWriter writer, int vectors)
    {
        if (_distance == 0 && Step == 0)
        {
            return;
        }

        using (writer.Block("if (Sse.IsSupported)"))
        {
            writer.Lines(_distance > 0
                ? Enumerable.Range(0, vectors).Select(vector => $"Sse.Prefetch0({Terms.Plus("w", _distance + (vector * (long)BufferLayout.Lanes))});")
                : ["Sse.Prefetch1(ahead);", $"ahead += {Terms.Number(Step)};"]);
        }

        writer.Line();
    }
}
