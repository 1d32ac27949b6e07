namespace ConvGen;

/// <summary>The order of a tensor's elements at the boundary of a network. What happens inside is ConvGen's affair.</summary>
public enum Layout
{
    /// <summary>Channel-major: C, then D, H, W; PyTorch's order.</summary>
    ChannelsFirst,

    /// <summary>D, H, W, then C: the order of interleaved images and of TensorFlow.</summary>
    ChannelsLast,
}
