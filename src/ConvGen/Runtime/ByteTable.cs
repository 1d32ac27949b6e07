using System;
using System.ComponentModel;

namespace ConvGen.Runtime;

/// <summary>
/// Turns an image's bytes into a network's input. A byte has 256 values, so that what each becomes is computed once, in double, and looked up afterwards.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ByteTable
{
    private const int Values = 256;

    private readonly float[] _values;
    private readonly int _channels;
    private readonly bool _isReversed;

    /// <summary>The table of (byte · scale − mean) / std.</summary>
    /// <param name="channels">Channels of the image and of the input.</param>
    /// <param name="scale">Scale of a byte.</param>
    /// <param name="mean">Per channel of the input; empty for 0.</param>
    /// <param name="std">Per channel of the input; empty for 1.</param>
    /// <param name="order">The order of the input's channels; images are always red first.</param>
    public ByteTable(int channels, double scale, double[] mean, double[] std, ChannelOrder order)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(std);
        _channels = channels;
        _isReversed = order == ChannelOrder.Bgr;
        _values = new float[checked(channels * Values)];
        for (var channel = 0; channel < channels; channel++)
        {
            for (var value = 0; value < Values; value++)
            {
                var centered = (value * scale) - (mean.Length == 0 ? 0 : mean[channel]);
                _values[(channel * Values) + value] = (float)(centered / (std.Length == 0 ? 1 : std[channel]));
            }
        }
    }

    /// <summary>Fills an input from an image.</summary>
    /// <param name="image">Rows of interleaved pixels.</param>
    /// <param name="input">The input, as long as the image.</param>
    /// <param name="layout">The order of the input's elements.</param>
    public void Fill(ReadOnlySpan<byte> image, Span<float> input, Layout layout)
    {
        var pixels = image.Length / _channels;
        var (pixelStep, channelStep) = layout == Layout.ChannelsLast ? (_channels, 1) : (1, pixels);
        for (var channel = 0; channel < _channels; channel++)
        {
            var table = _values.AsSpan(channel * Values, Values);
            var source = _isReversed ? _channels - 1 - channel : channel;
            var target = channel * channelStep;
            for (var pixel = 0; pixel < pixels; pixel++)
            {
                input[target] = table[image[source]];
                source += _channels;
                target += pixelStep;
            }
        }
    }
}
