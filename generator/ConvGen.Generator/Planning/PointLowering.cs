using System.Linq;
using ConvGen.Generator.Planning.Machine;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>
/// A transposed convolution of a single position, such as the first layer of a DCGAN generator: every output position is a dense layer with a tap
/// of its own, so that the whole is a matrix times a vector.
/// </summary>
public static class PointLowering
{
    /// <summary>Whether <paramref name="layer"/> is one.</summary>
    public static bool Applies(Target target, NetworkAnalysis network, FusedLayer layer)
    {
        var size = Extent3.Of(layer.Primary.Shape!);
        return layer.Primary.Groups == 1 && network.Layers[layer.Inputs[0]].Shape!.Positions == 1
            && size is { Depth: 1, Height: > 1 } && size.Width <= target.MaxPointColumns;
    }

    /// <summary>Appends the call.</summary>
    public static void Lower(CallListBuilder calls, FusedLayer layer)
    {
        var window = Window3.Of(layer.Primary.Windows);
        var (shape, size) = (calls.Network.Layers[layer.Inputs[0]].Shape!, Extent3.Of(layer.Primary.Shape!));
        var (input, output) = (calls.Blocked(layer.Inputs[0]), calls.Blocked(layer.Result.Node.Id));
        var taps = from row in Enumerable.Range(0, size.Height)
                   from column in Enumerable.Range(0, size.Width)
                   let tap = (Depth: Tap(window.Depth, 0), Height: Tap(window.Height, row), Width: Tap(window.Width, column))
                   select tap.Depth < 0 || tap.Height < 0 || tap.Width < 0 ? -1
                       : (((tap.Depth * window.Height.Kernel) + tap.Height) * window.Width.Kernel) + tap.Width;
        var spec = new DenseSpec(
            input.Strides, BufferLayout.BlocksOf(shape.Channels), new Extent3(1, 1, 1), output.Strides,
            BufferLayout.BlocksOf(layer.Primary.Shape!.Channels), size.Height, size.Width, layer.First);
        var format = new SpreadFormat(spec, layer.Primary.Shape!.Channels, taps.ToEquatable());
        calls.Add(layer.Primary.Node.Name, LayerDescription.Of(layer), spec, [input, output], calls.Weights(layer, spec.WeightFloats, format));
    }

    // The only input reaches output t·d − p through tap t.
    private static int Tap(AxisWindow window, int output)
    {
        var reach = output + window.PadLow;
        return reach % window.Dilation == 0 && reach / window.Dilation < window.Kernel ? reach / window.Dilation : -1;
    }
}
