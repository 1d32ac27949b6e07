using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace ConvGen.Conformance.Tests;

/// <summary>The numbers that tutorials work out by hand, in their right form, against the generated constants.</summary>
public sealed partial class WorkedExamplesTests
{
    [Fact]
    public void A_3x3_layer_from_3_to_64_channels_at_224()
    {
        Assert.Equal((1_728, 1_792), (Plain.Parameters, PlainWithBias.Parameters));
        Assert.Equal((86_704_128, 173_408_256), (Plain.Macs, Plain.Flops));
        Assert.Equal((12_845_056, 13_447_168), (Plain.Layers.Conv.ActivationBytes, Plain.PeakActivationBytes));
    }

    [Fact]
    public void Its_separable_twin()
    {
        Assert.Equal((219, 10_988_544, 21_977_088), (Separable.Parameters, Separable.Macs, Separable.Flops));
        Assert.Equal(7.89, (double)Plain.Macs / Separable.Macs, 2);
        Assert.Equal(1 / ((1.0 / 64) + (1.0 / 9)), (double)Plain.Macs / Separable.Macs, 9);
    }

    // n + k − 1 at stride 1, s(n − 1) + k beyond: 4 → 6 and 4 → 9.
    [Fact]
    public void Sizes_of_transposed_convolutions_without_padding() =>
        Assert.Equal((4 + 3 - 1, (2 * (4 - 1)) + 3), (TransposedByOne.OutputWidth, TransposedByTwo.OutputWidth));

    [Fact]
    public void Sizes_of_transposed_convolutions_with_padding()
    {
        Assert.Equal(((4 - 1) * 2) - (2 * 1) + (3 - 1) + 1 + 1, TransposedWithOutputPadding.OutputWidth);
        Assert.Equal((7, 8), (RestoresSeven.OutputWidth, RestoresEight.OutputWidth));
        Assert.Equal((4, 4), (RestoresSeven.Layers.Down.Width, RestoresEight.Layers.Down.Width));
    }

    [Fact]
    public void Transposed_multiply_accumulates_count_at_input_positions() => Assert.Equal(3 * 3 * 4 * 4, TransposedByTwo.Macs);

    [Fact]
    public void A_cube_of_four_under_a_kernel_of_two()
    {
        Assert.Equal((1, 3, 3, 3), (Volume.OutputChannels, Volume.OutputDepth, Volume.OutputHeight, Volume.OutputWidth));
        Assert.Equal(216, Volume.Macs);
    }

    [Fact]
    public void Two_3x3_see_what_a_5x5_sees()
    {
        Assert.Equal((5, 5), (Five.Layers.Last.ReceptiveFieldWidth, TwoThrees.Layers.Last.ReceptiveFieldWidth));
        Assert.Equal((102_400, 73_728), (Five.Parameters, TwoThrees.Parameters));
        Assert.Equal((56 * 56 * 102_400L, 56 * 56 * 73_728L), (Five.Macs, TwoThrees.Macs));
    }

    [Fact]
    public void Two_3x3_are_dearer_than_a_5x5_in_a_stem() => Assert.Equal((4_800, 38_592), (StemFive.Parameters, StemThrees.Parameters));

    [Fact]
    public void Three_3x3_see_what_a_7x7_sees()
    {
        Assert.Equal((7, 7), (Seven.Layers.Last.ReceptiveFieldWidth, ThreeThrees.Layers.Last.ReceptiveFieldWidth));
        Assert.Equal((200_704, 110_592), (Seven.Parameters, ThreeThrees.Parameters));
    }

    [Fact]
    public void Groups_divide_the_weights_and_not_the_biases()
    {
        Assert.Equal((36_864 + 64, (36_864 / 4) + 64, (36_864 / 64) + 64), (Whole.Parameters, InFour.Parameters, Depthwise.Parameters));
        Assert.Equal((Whole.Macs / 4, Whole.Macs / 64), (InFour.Macs, Depthwise.Macs));
    }

    [Fact]
    public void Dilations_of_one_two_and_four()
    {
        Assert.Equal((3, 7, 15), (Dilated.Layers.First.ReceptiveFieldWidth, Dilated.Layers.Second.ReceptiveFieldWidth, Dilated.Layers.Third.ReceptiveFieldWidth));
        Assert.Equal(2_320, Assert.Single(new HashSet<long> { Dilated.Layers.First.Parameters, Dilated.Layers.Second.Parameters, Dilated.Layers.Third.Parameters }));
        Assert.Equal(5, DilatedAlone.Layers.Conv.ReceptiveFieldWidth);
    }

    [Fact]
    public void Three_kernels_side_by_side()
    {
        Assert.Equal((1, 3, 5), (Inception.Layers.One.ReceptiveFieldWidth, Inception.Layers.Three.ReceptiveFieldWidth, Inception.Layers.Five.ReceptiveFieldWidth));
        Assert.Equal((64 + 128 + 32, 28, 28), (Inception.OutputChannels, Inception.OutputHeight, Inception.OutputWidth));
        Assert.Equal(5, Inception.Layers.Joined.ReceptiveFieldWidth);
    }

    [Fact]
    public void Offset_channels_of_deformable_convolutions()
    {
        Assert.Equal((18, 27), (OffsetChannels(Deformable.Info), OffsetChannels(DeformableModulated.Info)));
        Assert.Equal((3, 3), (Deformable.Layers.Conv.ReceptiveFieldWidth, DeformableModulated.Layers.Conv.ReceptiveFieldWidth));

        static int OffsetChannels(NetworkInfo network) => network.Tensors.Single(static tensor => tensor.Name == "conv.offset.weight").Shape[0];
    }
}
