using System;
using System.Linq;
using Xunit;

namespace ConvGen.Runtime.Tests.Detections;

public sealed class NonMaximumSuppressionTests
{
    private static readonly Detection[] Three =
    [
        new(new Box(2, 0, 12, 10), 0.7f),
        new(new Box(0, 0, 10, 10), 0.9f),
        new(new Box(30, 30, 40, 40), 0.8f),
    ];

    [Fact]
    public void The_lesser_of_two_that_overlap_goes()
    {
        var detections = Three.ToArray();
        Assert.Equal(2, NonMaximumSuppression.Hard(detections, 0.5f));
        Assert.Equal([0.9f, 0.8f], detections.Take(2).Select(static detection => detection.Score));
    }

    [Fact]
    public void The_threshold_itself_keeps()
    {
        var overlap = Three[0].Box.IoU(Three[1].Box);
        Assert.Equal(3, NonMaximumSuppression.Hard(Three.ToArray(), overlap));
        Assert.Equal(2, NonMaximumSuppression.Hard(Three.ToArray(), overlap - 1e-4f));
    }

    [Fact]
    public void Other_classes_are_left_alone_unless_asked()
    {
        var detections = Three.Select(static (detection, index) => detection with { Class = index }).ToArray();
        Assert.Equal(3, NonMaximumSuppression.Hard(detections, 0.5f));
        Assert.Equal(2, NonMaximumSuppression.Hard(detections, 0.5f, perClass: false));
    }

    [Fact]
    public void A_chain_is_broken_by_what_is_kept_only()
    {
        // b overlaps a and c, which do not overlap: with b gone, c stays.
        var detections = new Detection[] { new(new Box(0, 0, 10, 10), 0.9f), new(new Box(4, 0, 14, 10), 0.8f), new(new Box(8, 0, 18, 10), 0.7f) };
        Assert.Equal(2, NonMaximumSuppression.Hard(detections, 0.3f));
        Assert.Equal([0.9f, 0.7f], detections.Take(2).Select(static detection => detection.Score));
    }

    [Fact]
    public void The_result_does_not_depend_on_the_order_given()
    {
        var random = new Random(1);
        var detections = Enumerable.Range(0, 200)
            .Select(_ => new Detection(Box.FromCenter(random.Next(50), random.Next(50), 5 + random.Next(20), 5 + random.Next(20)), random.Next(10) / 10f, random.Next(3)))
            .DistinctBy(static detection => (detection.Score, detection.Box.Top, detection.Box.Left))
            .ToArray();
        var expected = detections.ToArray();
        var kept = NonMaximumSuppression.Hard(expected, 0.4f);
        for (var trial = 0; trial < 10; trial++)
        {
            random.Shuffle(detections);
            var again = detections.ToArray();
            Assert.Equal(kept, NonMaximumSuppression.Hard(again, 0.4f));
            Assert.Equal(expected.Take(kept), again.Take(kept));
        }
    }

    [Fact]
    public void Gaussian_soft_suppression_lowers_scores_by_overlap()
    {
        var detections = Three.ToArray();
        var overlap = Three[0].Box.IoU(Three[1].Box);
        Assert.Equal(3, NonMaximumSuppression.SoftGaussian(detections));
        Assert.Equal([0.9f, 0.8f], detections.Take(2).Select(static detection => detection.Score));
        Assert.Equal(0.7 * Math.Exp(-(overlap * overlap) / 0.5), detections[2].Score, 5);
    }

    [Fact]
    public void Linear_soft_suppression_lowers_scores_above_the_threshold()
    {
        var detections = Three.ToArray();
        var overlap = Three[0].Box.IoU(Three[1].Box);
        Assert.Equal(3, NonMaximumSuppression.SoftLinear(detections));
        Assert.Equal(0.7 * (1 - overlap), detections[2].Score, 5);
        Assert.Equal(3, NonMaximumSuppression.SoftLinear(Three.ToArray(), overlap + 1e-4f, 0.7f));
        Assert.Equal(2, NonMaximumSuppression.SoftLinear(Three.ToArray(), 0.3f, 0.5f));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_score_that_is_no_number_goes_wherever_it_stands(int place)
    {
        var apart = Enumerable.Range(0, 3).Select(static i => new Detection(new Box(5 * i, 0, (5 * i) + 1, 1), 0.2f * (i + 1))).ToArray();
        apart[place] = apart[place] with { Score = float.NaN };
        var expected = apart.Select(static detection => detection.Score).Where(static score => !float.IsNaN(score)).OrderDescending().ToArray();
        var soft = apart.ToArray();
        Assert.Equal(2, NonMaximumSuppression.SoftGaussian(soft));
        Assert.Equal(expected, soft.Take(2).Select(static detection => detection.Score));
        var hard = apart.ToArray();
        Assert.Equal(2, NonMaximumSuppression.Hard(hard, 0.5f));
        Assert.Equal(expected, hard.Take(2).Select(static detection => detection.Score));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var detections = Three.ToArray();
        NonMaximumSuppression.Hard(detections, 0.5f);
        NonMaximumSuppression.SoftGaussian(detections);
        var before = GC.GetAllocatedBytesForCurrentThread();
        NonMaximumSuppression.Hard(detections, 0.5f);
        NonMaximumSuppression.SoftGaussian(detections);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Nothing_in_nothing_out()
    {
        Assert.Equal(0, NonMaximumSuppression.Hard([], 0.5f));
        Assert.Equal(0, NonMaximumSuppression.SoftLinear([]));
    }
}
