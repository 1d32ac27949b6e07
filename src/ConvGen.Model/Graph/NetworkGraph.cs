namespace ConvGen.Model;

/// <summary>One layer of a graph. Nodes stand in execution order; a node reads only earlier ones.</summary>
/// <param name="Id">Its index in <see cref="NetworkGraph.Nodes"/>.</param>
/// <param name="Name">Its name; layers of blocks are dotted (<c>bottleneck1.conv1</c>).</param>
/// <param name="Key">The prefix of its tensors' names.</param>
/// <param name="Op">What it computes.</param>
/// <param name="Inputs">The ids of the nodes it reads, its own input first; −1 where a reference could not be resolved.</param>
/// <param name="Site">The network's attribute that declares it; for a layer of a block the outermost <c>Use</c>.</param>
/// <param name="Arguments">The names of the arguments its attribute sets, so that findings land on the one that is there.</param>
/// <param name="BlockSites">The block's attribute that declares it, then the <c>Use</c> attributes between it and the network; empty outside blocks.</param>
/// <param name="Given">The arguments of a block's attribute that stand at its <c>Use</c>.</param>
public sealed record Node(
    int Id,
    string Name,
    string Key,
    LayerOp Op,
    EquatableArray<int> Inputs,
    FindingSite Site,
    EquatableArray<string> Arguments = default,
    EquatableArray<FindingSite> BlockSites = default,
    EquatableArray<GivenArgument> Given = default);

/// <summary>A named span of nodes: a block's expansion, or a layer that expands into several (SeparableConv). Groups nest by their dotted names.</summary>
/// <param name="Name">The dotted name.</param>
/// <param name="Kind">The block's class, or the layer's kind.</param>
/// <param name="First">The first node's id.</param>
/// <param name="Count">How many nodes.</param>
public sealed record NodeGroup(string Name, string Kind, int First, int Count);

/// <summary>A network output.</summary>
/// <param name="Node">The node's id.</param>
/// <param name="Layout">The order of its elements at the boundary.</param>
/// <param name="Name">What the declaration calls it, which may be a block whose last layer the node is; null where none is declared.</param>
public readonly record struct NetworkOutput(int Node, LayoutKind Layout, string? Name = null);

/// <summary>How bytes become the first input: (value · scale − mean) / std.</summary>
/// <param name="Mean">Per channel; empty for 0.</param>
/// <param name="Std">Per channel; empty for 1.</param>
/// <param name="Scale">Scale of a byte.</param>
/// <param name="Order">Order of the channels.</param>
public sealed record Normalization(EquatableArray<double> Mean, EquatableArray<double> Std, double Scale, ChannelOrderKind Order);

/// <summary>Anchors declared on a feature map.</summary>
/// <param name="Node">The feature map.</param>
/// <param name="Boxes">Widths and heights in input pixels, w₀, h₀, w₁, h₁ …, sizes × scales × ratios already multiplied out.</param>
/// <param name="Stride">The stride the training code assumed, if declared.</param>
/// <param name="Offset">The offset the training code assumed, if declared.</param>
/// <param name="MatchingIoU">The matching threshold, 0 for matching by cell.</param>
/// <param name="Site">Where it was declared.</param>
public sealed record AnchorSpec(int Node, EquatableArray<double> Boxes, double? Stride, double? Offset, double MatchingIoU, FindingSite Site)
{
    /// <summary>What the declaration calls the feature map, which may be a block whose last layer the node is.</summary>
    public string? Name { get; init; }

    /// <summary>The names of the arguments that are set.</summary>
    public EquatableArray<string> Arguments { get; init; }
}

/// <summary>What <c>ConvNet</c> says beside the input's shape.</summary>
/// <param name="Task">What the network is for.</param>
/// <param name="Precision">The accuracy asked for.</param>
/// <param name="Causal">Whether the first axis is time and must not look ahead.</param>
/// <param name="AnalysisOnly">Whether no kernels are wanted.</param>
/// <param name="Weights">The weights file named at compile time.</param>
/// <param name="MaxParameters">Budget of parameters.</param>
/// <param name="MaxMacs">Budget of multiply-accumulates.</param>
/// <param name="MaxWeightBytes">Budget of weight bytes.</param>
/// <param name="MaxActivationBytes">Budget of the activation peak.</param>
/// <param name="PreferSmallWeights">Whether packed weights are to be no larger than the weights.</param>
public sealed record NetworkOptions(
    NetworkTaskKind Task = NetworkTaskKind.Unspecified,
    PrecisionKind Precision = PrecisionKind.Fast,
    bool Causal = false,
    bool AnalysisOnly = false,
    string? Weights = null,
    long? MaxParameters = null,
    long? MaxMacs = null,
    long? MaxWeightBytes = null,
    long? MaxActivationBytes = null,
    bool PreferSmallWeights = false);

/// <summary>A network as a graph of layers, before any shape is known.</summary>
/// <param name="Name">The network's name.</param>
/// <param name="Nodes">Inputs and layers in execution order; node 0 is the first input.</param>
/// <param name="Groups">Expanded blocks, outer before inner.</param>
/// <param name="Outputs">The outputs, in order.</param>
/// <param name="Anchors">Declared anchors.</param>
/// <param name="Normalization">The input contract, if declared.</param>
/// <param name="Options">What <c>ConvNet</c> says.</param>
public sealed record NetworkGraph(
    string Name,
    EquatableArray<Node> Nodes,
    EquatableArray<NodeGroup> Groups,
    EquatableArray<NetworkOutput> Outputs,
    EquatableArray<AnchorSpec> Anchors,
    Normalization? Normalization,
    NetworkOptions Options);
