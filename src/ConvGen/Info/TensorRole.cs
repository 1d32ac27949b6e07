namespace ConvGen;

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
