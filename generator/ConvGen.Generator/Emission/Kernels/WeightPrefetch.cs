using System.Linq;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>What a product fetches into the caches in each of its steps.</summary>
public sealed class WeightPrefetch
{
    private readonly bool _isOwn;
    private WeightPrefetch(bool isOwn, long step)
    {
        _isOwn = isOwn;
        Step = step;
    }

    /// <summary>Floats that <c>ahead</c> moves in a step; 0 where there is no such pointer.</summary>
    public long Step { get; }

    /// <summary>Nothing.</summary>
    public static WeightPrefetch None { get; } = new(false, 0);

    /// <summary>What the pointer <c>ahead</c> passes, moving by <paramref name="step"/> floats; where that is 0, the weights of a later step of its own if they stream.</summary>
    public static WeightPrefetch Of(bool streamsWeights, long step) => step > 0 ? new(false, step) : streamsWeights ? new(true, 0) : None;

    /// <summary>Writes a step's part.</summary>
    public void Write(CodeWriter writer, int vectors)
    {
        if (!_isOwn && Step == 0)
        {
            return;
        }

        using (writer.Block("if (Sse.IsSupported)"))
        {
            writer.Lines(_isOwn
                ? Enumerable.Range(0, vectors).Select(static vector => $"Sse.Prefetch0({Terms.Plus("w", WeightStream.Distance + (vector * (long)BufferLayout.Lanes))});")
                : ["Sse.Prefetch1(ahead);", $"ahead += {Terms.Number(Step)};"]);
        }

        writer.Line();
    }
}
