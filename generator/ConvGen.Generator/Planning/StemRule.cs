using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>
/// A stem is a convolution that reads a network input of few channels: blocks of 16 would be mostly padding, so it reads the channel planes
/// as the caller passes them (or a copy with a halo where it pads).
/// </summary>
public static class StemRule
{
    /// <summary>Whether <paramref name="layer"/> is a stem.</summary>
    public static bool Applies(NetworkAnalysis network, FusedLayer layer) =>
        layer.Primary.Node.Op is ConvOp { PaddingMode: PaddingModeKind.Zeros }
        && layer.Primary.Groups == 1
        && network.Layers[layer.Inputs[0]].Node.Op is InputOp { Layout: LayoutKind.ChannelsFirst } input
        && input.Shape.Channels < BufferLayout.Lanes;
}
