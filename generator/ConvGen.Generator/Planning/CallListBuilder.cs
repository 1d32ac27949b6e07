using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Planning.Machine;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>Collects the calls of a plan; offsets are filled in at the end, when every buffer's life is known.</summary>
public sealed class CallListBuilder
{
    private readonly NetworkAnalysis _network;
    private readonly TensorPlacement _placement;
    private readonly IReadOnlyDictionary<int, int> _aliases;
    private readonly List<DraftStep> _drafts = [];
    private readonly List<PlannedBuffer> _extraBuffers = [];
    private readonly Dictionary<int, PlaneSource> _planes = [];
    private readonly HashSet<int> _writtenOutputs = [];
    private readonly Dictionary<int, PlannedWeights> _constants = [];
    private long _weightFloats;

    /// <summary>Begins an empty list.</summary>
    public CallListBuilder(Target target, NetworkAnalysis network, TensorPlacement placement, IReadOnlyDictionary<int, int> aliases)
    {
        Target = target;
        _network = network;
        _placement = placement;
        _aliases = aliases;
    }

    /// <summary>The machine that is planned for.</summary>
    public Target Target { get; }

    /// <summary>The analysed network.</summary>
    public NetworkAnalysis Network => _network;

    /// <summary>The values' places.</summary>
    public TensorPlacement Placement => _placement;

    /// <summary>Where a blocked value lies.</summary>
    public TensorOperand Blocked(int value)
    {
        var (buffer, block) = _placement.Locate(value);
        if (_network.Layers[value].Node.Op is ConstantOp)
        {
            return Constant(_network.Layers[value], buffer.Layout);
        }

        return new TensorOperand(buffer, (block * buffer.Layout.Strides.Block) + buffer.Layout.Origin, default, buffer.Layout.Strides, buffer.Layout.IsDense);
    }

    // It lies among the weights as kernels read it, halo included: nothing is copied during a run.
    private TensorOperand Constant(LayerAnalysis constant, BufferLayout layout)
    {
        if (!_constants.TryGetValue(constant.Node.Id, out var weights))
        {
            weights = new PlannedWeights(_weightFloats, layout.Floats, constant.Node.Key, false, constant.Tensors[0].Shape, [], new ConstantFormat(layout));
            _constants.Add(constant.Node.Id, weights);
            Reserve(layout.Floats);
        }

        return new TensorOperand(null, layout.Origin, new TensorPointer(MemoryRegion.Weights, 0, weights.Offset), layout.Strides, layout.IsDense);
    }

    private void Reserve(long length) => _weightFloats += (length + ArenaAllocator.Alignment - 1) / ArenaAllocator.Alignment * ArenaAllocator.Alignment;

    /// <summary>Where the channel planes of a network input lie for a stem.</summary>
    public TensorOperand Planes(int input) => _planes[input].Operand;

    /// <summary>The channel planes of the network output that is all there is to read of <paramref name="value"/>; null where others read it, or in another layout.</summary>
    public TensorOperand? OutputPlanes(int value)
    {
        var outputs = _network.Graph.Outputs;
        var readers = Enumerable.Range(0, outputs.Count).Where(index => Resolve(outputs[index].Node) == value).ToList();
        if (readers.Count != 1 || outputs[readers[0]].Layout != LayoutKind.ChannelsFirst
            || _network.Graph.Nodes.Any(node => node.Inputs.Any(input => Resolve(input) == value) && !_aliases.ContainsKey(node.Id)))
        {
            return null;
        }

        _writtenOutputs.Add(readers[0]);
        var boundary = BoundaryLayout.Of(_network.Layers[value].Shape!, LayoutKind.ChannelsFirst);
        return new TensorOperand(null, 0, new TensorPointer(MemoryRegion.Output, readers[0], 0), boundary.Strides, true);
    }

    /// <summary>A buffer for one layer's own use.</summary>
    /// <param name="layout">How its tensor lies in it.</param>
    /// <param name="isWrittenWhole">Whether its writer fills the halo as well.</param>
    public TensorOperand Temporary(BufferLayout layout, bool isWrittenWhole = false)
    {
        var buffer = new PlannedBuffer(layout) { IsWrittenWhole = isWrittenWhole };
        _extraBuffers.Add(buffer);
        return new TensorOperand(buffer, layout.Origin, default, layout.Strides, layout.IsDense);
    }

    /// <summary>Appends a call.</summary>
    /// <param name="name">The layer's name.</param>
    /// <param name="comment">What is computed.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="operands">Its tensors.</param>
    /// <param name="weights">What it takes from the weights.</param>
    /// <param name="joinsPrevious">Whether it computes another part of what the call before it computes.</param>
    public void Add(
        string name, string comment, KernelSpec kernel, IReadOnlyList<TensorOperand> operands, PlannedWeights? weights = null, bool joinsPrevious = false) =>
        _drafts.Add(new DraftStep(name, comment, kernel with { Target = Target }, operands, weights is null ? [] : [weights], joinsPrevious));

    /// <summary>Reserves packed weights.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="length">Floats.</param>
    /// <param name="format">How they lie.</param>
    /// <param name="folded">What is folded into them; what was folded into the layer where it is not said.</param>
    public PlannedWeights Weights(FusedLayer layer, long length, WeightFormat format, IEnumerable<LayerAnalysis>? folded = null)
    {
        var tensor = layer.Primary.Tensors.FirstOrDefault(static tensor => tensor.Role == TensorRole.Weight);
        var weights = new PlannedWeights(
            _weightFloats,
            length,
            layer.Primary.Node.Key,
            layer.Primary.Node.Op is ConvOp { Bias: true } or DenseOp { Bias: true } or ConvTransposeOp { Bias: true } or DeformConvOp { Bias: true },
            tensor?.Shape ?? default,
            [.. (folded ?? layer.Folded).Select(static node => new FoldedNode(node.Node.Key, node.Node.Op))],
            format);
        Reserve(length);
        return weights;
    }

    /// <summary>Brings a network input into the forms its readers want.</summary>
    public void AddInput(LayerAnalysis input, IReadOnlyList<FusedLayer> layers)
    {
        var id = input.Node.Id;
        var index = _network.Layers.Where(static layer => layer.Node.Op is InputOp).TakeWhile(layer => layer.Node.Id != id).Count();
        var boundary = BoundaryLayout.Of(input.Shape!, ((InputOp)input.Node.Op).Layout);
        var source = new TensorOperand(null, 0, new TensorPointer(MemoryRegion.Input, index, 0), boundary.Strides, true);
        var stems = layers.Where(layer => layer.Inputs.Contains(id) && StemRule.Applies(_network, layer)).ToList();
        if (stems.Count > 0)
        {
            AddPlanes(input, source, stems);
        }

        var isReadBlocked = layers.Any(layer => layer.Reads.Contains(id) && !(StemRule.Applies(_network, layer) && layer.Residual != id))
            || _network.Graph.Outputs.Any(output => Resolve(output.Node) == id);
        if (isReadBlocked)
        {
            var target = Blocked(id);
            var spec = InterleaveSpec.Of(Target, true, input.Shape!, boundary.Strides, target);
            Add(input.Node.Name, "Interleaves the channels of " + input.Node.Name + " into blocks of 16.", spec, [source, target]);
        }
    }

    /// <summary>Appends the calls of a layer.</summary>
    public void AddLayer(FusedLayer layer) => LayerLowering.Lower(this, layer);

    /// <summary>Writes a network output.</summary>
    public void AddOutput(int index, NetworkOutput output)
    {
        if (_writtenOutputs.Contains(index))
        {
            return;
        }

        var value = Resolve(output.Node);
        var layer = _network.Layers[value];
        var boundary = BoundaryLayout.Of(layer.Shape!, output.Layout);
        var target = new TensorOperand(null, 0, new TensorPointer(MemoryRegion.Output, index, 0), boundary.Strides, true);
        var source = Blocked(value);
        var spec = InterleaveSpec.Of(Target, false, layer.Shape!, boundary.Strides, source);
        Add(layer.Node.Name + "_output", "Writes " + _network.Layers[output.Node].Node.Name + " for the caller.", spec, [source, target]);
    }

    /// <summary>The plan.</summary>
    public ExecutionPlan Build()
    {
        var drafts = new RowBands(Target).Join(_drafts);
        for (var i = 0; i < drafts.Count; i++)
        {
            foreach (var operand in drafts[i].Operands)
            {
                operand.Buffer?.Touch(i);
            }
        }

        var buffers = _placement.Buffers.Concat(_extraBuffers).Where(static buffer => buffer.Dies >= 0).ToList();
        var arena = ArenaAllocator.Allocate(buffers);
        var born = buffers.ToLookup(static buffer => buffer.Born);
        var steps = new List<PlannedStep>();

        // A border and the inside of a buffer are written by different calls that need not wait for one another.
        for (var i = 0; i < drafts.Count; i++)
        {
            var waits = i > 0 && !drafts[i].JoinsPrevious;
            foreach (var buffer in born[i].Where(buffer => NeedsClearing(buffer, buffers)))
            {
                var operand = new TensorOperand(buffer, 0, default, buffer.Layout.Strides, true);
                steps.Add(new PlannedStep(
                    drafts[i].Name + "_halo", "Zeroes the border of the buffer of " + drafts[i].Name + ".", new HaloSpec(buffer.Layout) { Target = Target }, [operand.Pointer], [], waits));
                waits = false;
            }

            var draft = drafts[i];
            steps.Add(new PlannedStep(draft.Name, draft.Comment, draft.Kernel, [.. draft.Operands.Select(static operand => operand.Pointer)], draft.Weights, waits) { Parts = draft.Parts });
        }

        return new ExecutionPlan(steps, arena, steps.Count == 0 ? 0 : steps.Max(static step => step.Kernel.ScratchFloats), _weightFloats)
        {
            Buffers = buffers,
            Constants = [.. _constants.Values.OrderBy(static constant => constant.Offset)],
        };
    }

    // Arenas come zeroed and kernels never write a halo, so it has to be cleared only where other buffers lie in the same place.
    private static bool NeedsClearing(PlannedBuffer buffer, List<PlannedBuffer> buffers) =>
        !buffer.Layout.IsDense && !buffer.IsWrittenWhole && buffers.Any(other => other != buffer && other.Overlaps(buffer));

    private int Resolve(int node) => _aliases.TryGetValue(node, out var target) ? target : node;

    private void AddPlanes(LayerAnalysis input, TensorOperand source, List<FusedLayer> stems)
    {
        var (low, high) = (default(Extent3), default(Extent3));
        var size = Extent3.Of(input.Shape!);
        foreach (var stem in stems)
        {
            var window = Window3.Of(stem.Primary.Windows);
            low = low.Max(window.Padding);
            high = high.Max(window.Overhang(size, Extent3.Of(stem.Primary.Shape!)));
        }

        if (low == default && high == default)
        {
            _planes[input.Node.Id] = new PlaneSource(source);
            return;
        }

        var target = Temporary(new BufferLayout(input.Shape!.Channels, size, low, high, IsPlanar: true));
        _planes[input.Node.Id] = new PlaneSource(target);
        var spec = new PlaneCopySpec(input.Shape!.Channels, size, source.Strides, target.Strides);
        Add(input.Node.Name, "Copies " + input.Node.Name + " between zero borders.", spec, [source, target]);
    }

    private sealed record PlaneSource(TensorOperand Operand);
}

/// <summary>A tensor as a kernel's argument while the plan is made.</summary>
/// <param name="Buffer">Its buffer, or null at the boundary and among the weights.</param>
/// <param name="Offset">Floats from the buffer's start, or from where it lies outside the arena.</param>
/// <param name="External">Where it lies outside the arena.</param>
/// <param name="Strides">Its strides.</param>
/// <param name="IsContiguous">Whether the positions of a block follow one another.</param>
public sealed record TensorOperand(PlannedBuffer? Buffer, long Offset, TensorPointer External, Strides Strides, bool IsContiguous)
{
    /// <summary>Its pointer; final once the arena is allocated.</summary>
    public TensorPointer Pointer => Buffer is null ? External with { Offset = External.Offset + Offset } : new TensorPointer(MemoryRegion.Arena, 0, Buffer.Offset + Offset);

    /// <summary>Every <paramref name="lattices"/>-th row and column from (<paramref name="row"/>, <paramref name="column"/>) on, which may lie in the halo.</summary>
    public TensorOperand Lattice(int lattices, int row, int column) => this with
    {
        Offset = Offset + (row * Strides.Row) + (column * Strides.Pixel),
        Strides = Strides with { Row = lattices * Strides.Row, Pixel = lattices * Strides.Pixel },
        IsContiguous = IsContiguous && lattices == 1,
    };
}

/// <summary>How tensors lie at the boundary.</summary>
public static class BoundaryLayout
{
    /// <summary>The layout of a boundary tensor.</summary>
    public static BoundaryTensor Of(TensorShape shape, LayoutKind layout)
    {
        var size = Extent3.Of(shape);
        return layout == LayoutKind.ChannelsLast
            ? new BoundaryTensor(new Strides(shape.Channels, size.Width * (long)shape.Channels, size.Height * (long)size.Width * shape.Channels, 1))
            : new BoundaryTensor(new BufferLayout(shape.Channels, size, default, default, IsPlanar: true).Strides);
    }
}

/// <summary>A boundary tensor.</summary>
/// <param name="Strides">Its strides; <see cref="Strides.Block"/> is the distance of channels.</param>
public sealed record BoundaryTensor(Strides Strides);
