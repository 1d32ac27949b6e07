using System.ComponentModel;

namespace ConvGen.Runtime;

/// <summary>Makes the records of <see cref="NetworkInfo"/>, one line each, for the generated class that derives from it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Facts
{
    /// <summary>An input or an output.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="channels">Its channels.</param>
    /// <param name="extents">Its spatial extents, D, H, W order.</param>
    /// <param name="channelsLast">Whether channels come last in the order of its elements.</param>
    protected static BoundaryInfo Boundary(string name, int channels, int[] extents, bool channelsLast = false)
    {
        var length = channels;
        foreach (var extent in extents)
        {
            length *= extent;
        }

        return new BoundaryInfo { Name = name, Channels = channels, Extents = extents, Layout = channelsLast ? Layout.ChannelsLast : Layout.ChannelsFirst, Length = length };
    }

    /// <summary>A layer's weights, a norm's scale, or a PReLU's slopes.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="layer">The first layer that uses it.</param>
    /// <param name="shape">Its shape in PyTorch's order.</param>
    protected static TensorInfo Weight(string name, string layer, int[] shape) => Tensor(name, TensorRole.Weight, layer, shape);

    /// <summary>An additive term.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="layer">The first layer that uses it.</param>
    /// <param name="shape">Its shape in PyTorch's order.</param>
    protected static TensorInfo Bias(string name, string layer, int[] shape) => Tensor(name, TensorRole.Bias, layer, shape);

    /// <summary>A batch norm's stored mean.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="layer">The first layer that uses it.</param>
    /// <param name="shape">Its shape in PyTorch's order.</param>
    protected static TensorInfo RunningMean(string name, string layer, int[] shape) => Tensor(name, TensorRole.RunningMean, layer, shape);

    /// <summary>A batch norm's stored variance.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="layer">The first layer that uses it.</param>
    /// <param name="shape">Its shape in PyTorch's order.</param>
    protected static TensorInfo RunningVariance(string name, string layer, int[] shape) => Tensor(name, TensorRole.RunningVariance, layer, shape);

    /// <summary>A receptive field along one axis, in input pixels.</summary>
    /// <param name="size">Pixels the widest output phase reads.</param>
    /// <param name="minSize">Pixels the narrowest output phase reads.</param>
    /// <param name="jump">Pixels between neighbouring outputs.</param>
    /// <param name="center">Where output 0 is centred.</param>
    /// <param name="effectiveSize">±2σ of the untrained estimate.</param>
    /// <param name="isWholeInput">Whether a global operation reads everything.</param>
    protected static ReceptiveFieldInfo Field(long size, long minSize, double jump, double center, double effectiveSize, bool isWholeInput) =>
        new() { Size = size, MinSize = minSize, Jump = jump, Center = center, EffectiveSize = effectiveSize, IsWholeInput = isWholeInput };

    /// <summary>A layer.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="key">The prefix of its tensors' names.</param>
    /// <param name="inputs">What it reads, its own input first.</param>
    /// <param name="channels">Channels of its output.</param>
    /// <param name="extents">Spatial extents of its output, D, H, W order.</param>
    /// <param name="fields">Its receptive field per axis of the first input.</param>
    /// <param name="parameters">Trainable parameters.</param>
    /// <param name="macs">Multiply-accumulates.</param>
    /// <param name="macsExact">Multiply-accumulates without the taps that fall into zero padding.</param>
    /// <param name="activationBytes">Bytes of its output as float32.</param>
    /// <param name="block">The block it stands in, or null.</param>
    protected static LayerInfo Layer(
        string name,
        string kind,
        string key,
        string[] inputs,
        int channels,
        int[] extents,
        ReceptiveFieldInfo[] fields,
        long parameters,
        long macs,
        long macsExact,
        long activationBytes,
        string? block) => new()
        {
            Name = name,
            Kind = kind,
            Key = key,
            Inputs = inputs,
            Channels = channels,
            Extents = extents,
            ReceptiveFields = fields,
            Parameters = parameters,
            Macs = macs,
            MacsExact = macsExact,
            ActivationBytes = activationBytes,
            Block = block,
        };

    private static TensorInfo Tensor(string name, TensorRole role, string layer, int[] shape) =>
        new() { Name = name, Role = role, Layer = layer, Shape = shape };
}
