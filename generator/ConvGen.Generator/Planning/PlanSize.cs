using System;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>How large a plan can become at most, from the analysis alone: more than planning will find, and never less.</summary>
/// <param name="network">The network.</param>
public sealed class PlanSize(NetworkAnalysis network)
{
    // A value, a copy of it with borders, and combinations of its slices, of which there are at most twice as many as slices.
    private const long CopiesOfTensor = 4;

    // Numbers of a transform per number of a filter: 36 for 9.
    private const long TransformsOfFilter = 4;

    // A batch of at most 56 tiles of 36 positions, and as many products of at most six blocks: floats per channel of a layer.
    private const long ScratchPerChannel = 4096;

    private const long LeastScratch = 1 << 20;

    /// <summary>The most floats of the arena and the packed weights, whichever is larger.</summary>
    public long MostFloats => Math.Max(Arena, Weights);

    /// <summary>Floats of a layer's output in blocks of 16 channels, without borders; 0 where it can do without, as the caller's planes.</summary>
    public static long Blocked(LayerAnalysis layer) => layer.Node.Op is InputOp ? 0
        : Counts.Multiply(Counts.Multiply(BufferLayout.BlocksOf(layer.Shape!.Channels), BufferLayout.Lanes), layer.Shape.Positions);

    // A border is as wide as any window of the network asks for: whoever reads a part of a concatenation gives one to the whole.
    private long[] Border
    {
        get
        {
            var border = new long[3];
            foreach (var layer in network.Layers)
            {
                for (var axis = 0; axis < layer.Windows.Count; axis++)
                {
                    var window = layer.Windows[axis];
                    var place = axis + border.Length - layer.Windows.Count;
                    border[place] = Math.Max(border[place], (long)window.PadLow + window.PadHigh + window.Extent + window.Stride);
                }
            }

            return border;
        }
    }

    private long Arena
    {
        get
        {
            var border = Border;
            var tensors = Counts.Sum(network.Layers.Select(layer => Padded(layer.Shape!, border)));
            var channels = network.Layers.Max(static layer => layer.Node.Op is LocalResponseNormOp response ? Math.Max(response.Size, layer.Shape!.Channels) : layer.Shape!.Channels);
            return Counts.Sum([Counts.Multiply(CopiesOfTensor, tensors), Counts.Multiply(ScratchPerChannel, channels), LeastScratch, Columns]);
        }
    }

    // What deformable convolutions gather for one position at least.
    private long Columns => network.Layers.Where(static layer => layer.Node.Op is DeformConvOp)
        .Select(static layer => layer.Tensors.Max(static tensor => tensor.Length)).DefaultIfEmpty(0).Max() * BufferLayout.Lanes;

    private long Weights => Counts.Sum(network.Layers.Select(Packed));

    // Whole blocks of filters over all input channels, in the largest of the forms that filters are packed in; a depthwise layer has no others.
    private long Packed(LayerAnalysis layer)
    {
        if (layer.Tensors.IsEmpty)
        {
            return 0;
        }

        // A learned constant lies there as a feature map.
        if (layer.Node.Op is ConstantOp)
        {
            return Padded(layer.Shape!, Border);
        }

        var input = network.Layers[layer.Node.Inputs[0]].Shape!;
        var taps = Counts.Product(1, layer.Windows.Select(static window => window.Kernel));
        var filters = (long)BufferLayout.BlocksOf(layer.Shape!.Channels) * BufferLayout.Lanes;
        return layer.Node.Op switch
        {
            ConvOp when layer.Groups == input.Channels => Counts.Multiply(Counts.Multiply(filters, BufferLayout.Lanes), taps + 1),
            // Of a single position every output position has a row of weights of its own.
            ConvTransposeOp when input.Positions == 1 => Counts.Multiply(filters, Counts.Multiply(Rounded(input.Channels) + 1, layer.Shape.Positions)),
            // Every phase may be a hole, which is packed as a tap.
            ConvTransposeOp => Counts.Multiply(filters, Counts.Multiply(Rounded(input.Channels) + 1, Counts.Add(taps, Phases(layer)))),
            ConvOp or DeformConvOp => Counts.Multiply(Counts.Multiply(TransformsOfFilter, filters), Counts.Multiply(Rounded(input.Channels) + 1, taps + 1)),
            DenseOp => Counts.Multiply(filters, Counts.Add(Counts.Multiply(Rounded(input.Channels), input.Positions), 1)),
            _ => 4 * filters,
        };
    }

    /// <summary>The most calls of a run, and the layer with the most of them.</summary>
    public (long Calls, LayerAnalysis Most) Calls()
    {
        var calls = network.Layers.Select(layer => (Count: CallsOf(layer), Layer: layer)).ToList();
        return (Counts.Sum(calls.Select(static call => call.Count)), calls.OrderByDescending(static call => call.Count).First().Layer);
    }

    /// <summary>The most numbers that stand in tables of the code, and the layer with the most of them.</summary>
    public (long Numbers, LayerAnalysis Most) Listed()
    {
        var tables = network.Layers.Select(layer => (Count: ListedBy(layer), Layer: layer)).ToList();
        return (Counts.Sum(tables.Select(static table => table.Count)), tables.OrderByDescending(static table => table.Count).First().Layer);
    }

    private static long CallsOf(LayerAnalysis layer)
    {
        switch (layer.Node.Op)
        {
            case ConvTransposeOp:
                return Phases(layer);
            case ConvOp:
                return Lattices(layer) + (layer.Windows is { Count: 3 } windows && windows[0].Kernel == DepthFiltering.Taps ? DepthFiltering.MostCalls : 0);
            case ChannelShuffleOp shuffle:
                var runs = layer.Shape!.Channels / shuffle.Groups;
                return (runs / UnrolledForm.ShufflePart(shuffle.Groups)) + 1;
            default:
                return 1;
        }
    }

    private long ListedBy(LayerAnalysis layer) => layer.Node.Op switch
    {
        ConvTransposeOp when network.Layers[layer.Node.Inputs[0]].Shape!.Positions == 1 => layer.Shape!.Positions,
        ConvTransposeOp => Counts.Add(Counts.Product(1, layer.Windows.Select(static window => window.Kernel)), Phases(layer)),
        ConvOp when layer.Groups > 1 => BufferLayout.BlocksOf(layer.Shape!.Channels),
        _ => 0,
    };

    private static long Phases(LayerAnalysis layer) =>
        Counts.Product(1, layer.Windows.Select((window, axis) => Math.Min(window.Stride, layer.Shape!.Extents[axis])));

    // Of a convolution dilated alike along rows and columns every lattice of positions may be a call.
    private static long Lattices(LayerAnalysis layer)
    {
        var (count, dilation) = (layer.Windows.Count, layer.Windows[layer.Windows.Count - 1].Dilation);
        return count < 2 || layer.Windows[count - 2].Dilation != dilation || dilation > WinogradRule.MostLattices ? 1 : dilation * (long)dilation;
    }

    private static long Rounded(int channels) => (long)BufferLayout.BlocksOf(channels) * BufferLayout.Lanes;

    private static long Padded(TensorShape shape, long[] border)
    {
        var floats = Rounded(shape.Channels);
        for (var axis = 0; axis < border.Length; axis++)
        {
            var own = axis - border.Length + shape.Rank;
            floats = Counts.Multiply(floats, own < 0 || shape.Rank == 0 ? 1 : Counts.Add(shape.Extents[own], border[axis]));
        }

        return floats;
    }
}
