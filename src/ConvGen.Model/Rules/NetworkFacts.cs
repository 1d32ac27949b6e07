using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>An analysed network as rules look at it: who reads whom, and which positions.</summary>
internal sealed class NetworkFacts
{
    private const int MostPositions = 1 << 20;
    private const int MostTaps = 1 << 12;

    private readonly List<int>[] _consumers;
    private readonly HashSet<int> _outputs;
    private readonly Dictionary<(int Consumer, int Producer, int Axis), bool[]> _reads = [];
    private ValueRanges? _ranges;
    private LastSteps? _lastSteps;
    private IReadOnlyList<LookAhead>? _lookAheads;

    /// <summary>Prepares <paramref name="analysis"/>.</summary>
    public NetworkFacts(NetworkAnalysis analysis)
    {
        Analysis = analysis;
        _consumers = [.. analysis.Graph.Nodes.Select(static _ => new List<int>())];
        foreach (var node in analysis.Graph.Nodes)
        {
            foreach (var input in node.Inputs.Where(static id => id >= 0).Distinct())
                _consumers[input].Add(node.Id);
        }

        _outputs = [.. analysis.Graph.Outputs.Select(static output => output.Node)];
    }

    /// <summary>The analysis.</summary>
    public NetworkAnalysis Analysis { get; }

    /// <summary>The graph.</summary>
    public NetworkGraph Graph => Analysis.Graph;

    /// <summary>What the network is for.</summary>
    public NetworkTaskKind Task => Graph.Options.Task;

    /// <summary>The layers whose shape is known; inputs and learned constants, which read nothing, left out.</summary>
    public IEnumerable<LayerAnalysis> Layers => Analysis.Layers.Where(static layer => layer.Shape is not null && !layer.Node.Op.IsSource);

    /// <summary>The first input's shape, if it is known.</summary>
    public TensorShape? FirstInput => Analysis.Layers[0].Shape;

    /// <summary>The layers small enough to look at position by position: all of any network that can run.</summary>
    public IEnumerable<LayerAnalysis> Surveyable => Layers.Where(IsSurveyable);

    /// <summary>Which values each tensor can take.</summary>
    public ValueRanges Ranges => _ranges ??= ValueRanges.Of(this);

    /// <summary>The latest input step behind each step of each tensor.</summary>
    public LastSteps LastSteps => _lastSteps ??= LastSteps.Of(this);

    /// <summary>The layers because of which an output depends on input steps later than its own.</summary>
    public IReadOnlyList<LookAhead> LookAheads => _lookAheads ??= [.. LookAhead.Of(this)];

    /// <summary>The layer with this id.</summary>
    public LayerAnalysis Layer(int id) => Analysis.Layers[id];

    /// <summary>The layer that makes <paramref name="layer"/>'s own input.</summary>
    public LayerAnalysis Source(LayerAnalysis layer) => Analysis.Layers[layer.Node.Inputs[0]];

    /// <summary>The shape of a layer's own input; known wherever the layer's is.</summary>
    public TensorShape Input(LayerAnalysis layer) => Source(layer).Shape!;

    /// <summary>The ids of the layers that read <paramref name="id"/>.</summary>
    public IReadOnlyList<int> Consumers(int id) => _consumers[id];

    /// <summary>Whether the network gives this tensor away.</summary>
    public bool IsOutput(int id) => _outputs.Contains(id);

    /// <summary>The one layer that reads <paramref name="id"/>, if there is just one and the network does not give the tensor away.</summary>
    public LayerAnalysis? OnlyConsumer(int id) => _consumers[id].Count == 1 && !IsOutput(id) ? Layer(_consumers[id][0]) : null;

    /// <summary>Whether the layer is a part of an attribute that stands for several.</summary>
    public bool IsPart(LayerAnalysis layer) => Graph.Groups.Any(group =>
        group.Kind is LayerBinders.SeparableConv or LayerBinders.DeformConv && layer.Node.Id >= group.First && layer.Node.Id < group.First + group.Count);

    /// <summary>Whether the layer makes the offsets or the mask of a deformable convolution, whose form is not free.</summary>
    public bool MakesOffsets(int id) => _consumers[id].Any(consumer => Layer(consumer).Node is { Op: DeformConvOp } deform && deform.Inputs.Skip(1).Contains(id));

    /// <summary>Which of <paramref name="producer"/>'s positions along <paramref name="axis"/> the layer <paramref name="consumer"/> reads.</summary>
    public bool[] Reads(int consumer, int producer, int axis)
    {
        if (!_reads.TryGetValue((consumer, producer, axis), out var reads))
        {
            reads = ReadMask.Of(MapOf(Layer(consumer), producer, axis), Layer(producer).Shape!.Extents[axis], Layer(consumer).Shape!, axis);
            _reads[(consumer, producer, axis)] = reads;
        }

        return reads;
    }

    /// <summary>How <paramref name="consumer"/> reads <paramref name="producer"/> along <paramref name="axis"/>; null where it reads all of it at once.</summary>
    public AxisMap? MapOf(LayerAnalysis consumer, int producer, int axis)
    {
        var shape = Layer(producer).Shape!;
        return consumer.Node.Op switch
        {
            // A gate is read by every position of the other operand.
            AddOp or MulOp when Broadcast.Stretches(shape, consumer.Shape!, axis) => null,
            // A deformable convolution's offsets are read where it stands, not through its taps.
            DeformConvOp when producer != consumer.Node.Inputs[0] => AxisMap.Identity,
            _ => AxisMaps.Of(consumer, axis, shape.Extents[axis]),
        };
    }

    /// <summary>Whether anybody but <paramref name="except"/> reads position <paramref name="position"/> of <paramref name="producer"/>.</summary>
    public bool IsReadByOthers(int producer, int axis, int position, int except) =>
        IsOutput(producer) || _consumers[producer].Any(other => other != except && (!IsSurveyable(Layer(other)) || Reads(other, producer, axis)[position]));

    /// <summary>Whether a layer's shape is known, and neither it nor what it reads is too large to look at position by position.</summary>
    public bool IsSurveyable(LayerAnalysis layer) => IsSmall(layer) && layer.Node.Inputs.All(id => IsSmall(Layer(id)));

    private static bool IsSmall(LayerAnalysis layer) => layer.Shape is { } shape
        && shape.Extents.All(static extent => extent <= MostPositions)
        && layer.Windows.All(static window => window.Kernel <= MostTaps);
}
