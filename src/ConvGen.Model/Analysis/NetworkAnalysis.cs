namespace ConvGen.Model;

/// <summary>Everything known about a network. Computed once by <see cref="NetworkAnalyzer"/>; everybody else reads it.</summary>
/// <param name="Graph">The graph.</param>
/// <param name="Layers">The facts per node, by id.</param>
/// <param name="Totals">Costs summed over the layers; shared weights counted once.</param>
/// <param name="Tensors">Every tensor the weights must bring, shared ones once.</param>
/// <param name="Memory">Logical memory by liveness.</param>
/// <param name="Findings">What legality has to say, in order of the attributes.</param>
public sealed record NetworkAnalysis(
    NetworkGraph Graph,
    EquatableArray<LayerAnalysis> Layers,
    LayerCost Totals,
    EquatableArray<WeightTensor> Tensors,
    MemoryAnalysis Memory,
    EquatableArray<Finding> Findings)
{
    /// <summary>Whether any finding is an error: such a network gets a stub.</summary>
    public bool HasErrors
    {
        get
        {
            foreach (var finding in Findings)
            {
                if (finding.Severity == Severity.Error)
                {
                    return true;
                }
            }

            return false;
        }
    }
}

/// <summary>The facts of one layer.</summary>
/// <param name="Node">The layer.</param>
/// <param name="Shape">Its output's shape; null after an error on it or before it.</param>
/// <param name="Windows">Its window per spatial axis with padding resolved; empty for layers without one.</param>
/// <param name="Groups">Resolved groups of a convolution (a depthwise one: the input channels), else 1.</param>
/// <param name="Fields">Its receptive field per spatial axis of the first input; empty where unknown.</param>
/// <param name="Cost">What it costs.</param>
/// <param name="Tensors">The tensors its weights bring.</param>
public sealed record LayerAnalysis(
    Node Node,
    TensorShape? Shape,
    EquatableArray<AxisWindow> Windows,
    int Groups,
    EquatableArray<ReceptiveField> Fields,
    LayerCost Cost,
    EquatableArray<WeightTensor> Tensors);

/// <summary>The receptive field of a feature map along one axis of the first input, borders not clipped.</summary>
/// <param name="Size">Input positions the widest phase reads.</param>
/// <param name="MinSize">Input positions the narrowest phase reads.</param>
/// <param name="Start">The first input position that output 0 reads; negative in the padding.</param>
/// <param name="Jump">Input positions between neighbouring outputs. Behind a join whose operands step differently, those of its own input.</param>
/// <param name="Center">
/// Output 0's centre on the regular grid, averaged over the phases; pixel 0's centre is 0. Behind a join whose operands disagree, that of the operand with the smallest field, which
/// localises best.
/// </param>
/// <param name="EffectiveSize">±2σ of the untrained, linear, uniform-weight estimate: 4σ, σ² = Σ (j·d)²(k²−1)/12; 1 for a single tap, and <paramref name="Size"/> at most.</param>
/// <param name="IsWholeInput">Whether a global operation reads everything.</param>
public readonly record struct ReceptiveField(
    long Size, long MinSize, long Start, double Jump, double Center, double EffectiveSize, bool IsWholeInput);

/// <summary>What a layer, or a network, costs.</summary>
/// <param name="Parameters">Trainable numbers: weights, biases, affine pairs; no running statistics.</param>
/// <param name="Macs">Multiply-accumulates: one per weight use at each output position (transposed: input position), without bias.</param>
/// <param name="MacsExact">The same without the taps that fall into zero padding.</param>
/// <param name="ElementOperations">Operations that are no multiply-accumulates: pools, norms, activations, element-wise, sampling.</param>
/// <param name="ActivationBytes">Bytes of its output as float32.</param>
public readonly record struct LayerCost(long Parameters, long Macs, long MacsExact, long ElementOperations, long ActivationBytes)
{
    /// <summary>Floating-point operations: 2 · <see cref="Macs"/>.</summary>
    public long Flops => Counts.Multiply(2, Macs);
}

/// <summary>What a tensor of the weights is for.</summary>
public enum TensorRole
{
    /// <summary>A convolution's or dense layer's weights, a norm's scale, a PReLU's slopes.</summary>
    Weight,

    /// <summary>An additive term.</summary>
    Bias,

    /// <summary>A batch norm's stored mean.</summary>
    RunningMean,

    /// <summary>A batch norm's stored variance.</summary>
    RunningVariance,
}

/// <summary>A tensor the weights must bring.</summary>
/// <param name="Name">Its name: <c>{key}.weight</c>.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Shape">Its shape in PyTorch's order.</param>
/// <param name="Layer">The id of the first node that uses it.</param>
public sealed record WeightTensor(string Name, TensorRole Role, EquatableArray<int> Shape, int Layer)
{
    /// <summary>Its elements.</summary>
    public long Length => Counts.Product(1, Shape);

    /// <summary>Whether it counts as a parameter: running statistics do not.</summary>
    public bool IsParameter => Role is TensorRole.Weight or TensorRole.Bias;
}

/// <summary>Logical memory of a run: activations fused, additions in place, inputs and outputs included.</summary>
/// <param name="PeakActivationBytes">The most bytes alive at once.</param>
/// <param name="PeakLayer">The layer during which they are, or −1.</param>
/// <param name="TotalActivationBytes">The bytes of all outputs.</param>
/// <param name="WeightBytes">The parameters and running statistics as float32.</param>
public readonly record struct MemoryAnalysis(long PeakActivationBytes, int PeakLayer, long TotalActivationBytes, long WeightBytes);
