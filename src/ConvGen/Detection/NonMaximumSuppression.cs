using System;

namespace ConvGen;

/// <summary>
/// Removes detections that a better one of the same thing overlaps. The methods work in place and allocate nothing: what is kept stands at the
/// front of the span, best first, and its count is returned. Detections whose score is no number go.
/// </summary>
public static class NonMaximumSuppression
{
    /// <summary>The greedy form: the best detection stays, every other that overlaps it by more than the threshold goes, and so on.</summary>
    /// <param name="detections">The candidates; reordered.</param>
    /// <param name="threshold">The intersection over union above which the lesser detection goes; 0.3 to 0.7 is usual.</param>
    /// <param name="perClass">Whether only detections of one class suppress each other.</param>
    /// <returns>How many are kept.</returns>
    public static int Hard(Span<Detection> detections, float threshold, bool perClass = true)
    {
        detections.Sort(BestFirst);
        var kept = 0;
        for (var i = 0; i < detections.Length; i++)
        {
            if (!float.IsNaN(detections[i].Score) && !IsSuppressed(detections[i], detections[..kept], threshold, perClass))
            {
                detections[kept++] = detections[i];
            }
        }

        return kept;
    }

    /// <summary>
    /// Soft-NMS in its Gaussian form (Bodla, Singh, Chellappa and Davis 2017): the best detection stays, and the score of every other is
    /// multiplied by e^(−IoU² / sigma), and so on; what falls below the least score goes.
    /// </summary>
    /// <param name="detections">The candidates; reordered, and their scores lowered.</param>
    /// <param name="sigma">How gently; 0.5 in the paper.</param>
    /// <param name="leastScore">The score below which a detection goes; 0.001 in the paper.</param>
    /// <param name="perClass">Whether only detections of one class lower each other.</param>
    /// <returns>How many are kept.</returns>
    public static int SoftGaussian(Span<Detection> detections, float sigma = 0.5f, float leastScore = 0.001f, bool perClass = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sigma);
        return Soft(detections, leastScore, perClass, new Gaussian(sigma));
    }

    /// <summary>
    /// Soft-NMS in its linear form (same paper): the score of every detection that overlaps the best one by more than the threshold is multiplied
    /// by 1 − IoU, and so on; what falls below the least score goes.
    /// </summary>
    /// <param name="detections">The candidates; reordered, and their scores lowered.</param>
    /// <param name="threshold">The intersection over union up to which scores stay; 0.3 in the paper.</param>
    /// <param name="leastScore">The score below which a detection goes; 0.001 in the paper.</param>
    /// <param name="perClass">Whether only detections of one class lower each other.</param>
    /// <returns>How many are kept.</returns>
    public static int SoftLinear(Span<Detection> detections, float threshold = 0.3f, float leastScore = 0.001f, bool perClass = true) =>
        Soft(detections, leastScore, perClass, new Linear(threshold));

    private static int Soft<TDecay>(Span<Detection> detections, float leastScore, bool perClass, TDecay decay)
        where TDecay : struct, IDecay
    {
        var left = detections.Length;
        var kept = 0;
        while (kept < left)
        {
            var best = kept;
            for (var i = kept + 1; i < left; i++)
            {
                best = detections[i].Score > detections[best].Score || float.IsNaN(detections[best].Score) ? i : best;
            }

            // Also true if all that is left are scores that are no numbers.
            if (!(detections[best].Score >= leastScore))
            {
                break;
            }

            (detections[kept], detections[best]) = (detections[best], detections[kept]);
            var winner = detections[kept++];
            for (var i = kept; i < left; i++)
            {
                if (!perClass || detections[i].Class == winner.Class)
                {
                    detections[i] = detections[i] with { Score = detections[i].Score * decay.Factor(winner.Box.IoU(detections[i].Box)) };
                }
            }
        }

        return kept;
    }

    private static bool IsSuppressed(Detection candidate, ReadOnlySpan<Detection> better, float threshold, bool perClass)
    {
        foreach (var other in better)
        {
            if ((!perClass || other.Class == candidate.Class) && other.Box.IoU(candidate.Box) > threshold)
            {
                return true;
            }
        }

        return false;
    }

    // Equal scores are ordered by place, so that the result does not depend on the order of the candidates.
    private static int BestFirst(Detection a, Detection b)
    {
        var byScore = b.Score.CompareTo(a.Score);
        if (byScore != 0)
        {
            return byScore;
        }

        var byTop = a.Box.Top.CompareTo(b.Box.Top);
        return byTop != 0 ? byTop : a.Box.Left.CompareTo(b.Box.Left);
    }

    private interface IDecay
    {
        float Factor(float overlap);
    }

    private readonly struct Gaussian(float sigma) : IDecay
    {
        public float Factor(float overlap) => MathF.Exp(-(overlap * overlap) / sigma);
    }

    private readonly struct Linear(float threshold) : IDecay
    {
        public float Factor(float overlap) => overlap > threshold ? 1 - overlap : 1;
    }
}
