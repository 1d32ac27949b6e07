using System;
using ConvGen;
using Samples;

namespace SuperResolution;

/// <summary>
/// Enlarges pictures of any size with a network of a fixed one, tile by tile. Neighbouring tiles overlap by the network's receptive
/// field, so that no kept pixel has seen a tile's own border: the result is the one that the whole picture at once would give.
/// </summary>
internal sealed class Enlarger(EsrganSlimX2 network)
{
    /// <summary>How many output pixels a pixel becomes, along each axis.</summary>
    public const int Factor = EsrganSlimX2.OutputWidth / EsrganSlimX2.InputWidth;

    private const int Channels = EsrganSlimX2.InputChannels;
    private const int Tile = EsrganSlimX2.InputWidth;

    /// <summary>An output reads at most this far from its own place: half of the receptive field, a constant of the last layer.</summary>
    private const int Margin = ((int)EsrganSlimX2.Layers.Conv12.ReceptiveFieldWidth / 2) + 1;

    private readonly byte[] _tile = new byte[EsrganSlimX2.InputLength];
    private readonly float[] _output = new float[EsrganSlimX2.OutputLength];

    /// <summary>How many tiles a picture takes.</summary>
    public static int TilesOf(ImageSize size) => Starts(size.Width).Length * Starts(size.Height).Length;

    /// <summary>Enlarges <paramref name="picture"/>, calling <paramref name="tileDone"/> after each tile.</summary>
    public Picture Enlarge(Picture picture, Action tileDone)
    {
        var size = picture.Size;
        var enlarged = new ImageSize(size.Width * Factor, size.Height * Factor);
        var rgb = new byte[enlarged.Width * enlarged.Height * Channels];
        foreach (var top in Starts(size.Height))
        {
            foreach (var left in Starts(size.Width))
            {
                Cut(picture, left, top);
                network.Run(_tile, _output);
                Paste(rgb, size, left, top);
                tileDone();
            }
        }

        return Picture.Of(rgb, enlarged);
    }

    /// <summary>Where tiles begin along an axis. The first and the last end exactly at the border, which the network pads as it was trained to.</summary>
    private static int[] Starts(int extent)
    {
        const int Step = Tile - (2 * Margin);
        var count = extent <= Tile ? 1 : ((extent - Tile + Step - 1) / Step) + 1;
        var starts = new int[count];
        for (var i = 0; i < count; i++)
        {
            starts[i] = Math.Max(0, Math.Min(i * Step, extent - Tile));
        }

        return starts;
    }

    /// <summary>Copies a tile; a picture smaller than a tile is continued by its last row and column.</summary>
    private void Cut(Picture picture, int left, int top)
    {
        var size = picture.Size;
        for (var y = 0; y < Tile; y++)
        {
            for (var x = 0; x < Tile; x++)
            {
                var source = (Math.Min(top + y, size.Height - 1) * size.Width) + Math.Min(left + x, size.Width - 1);
                picture.Rgb.AsSpan(source * Channels, Channels).CopyTo(_tile.AsSpan(((y * Tile) + x) * Channels));
            }
        }
    }

    /// <summary>Copies the part of a tile's result that is right: all but the margin, except at the picture's own border.</summary>
    private void Paste(byte[] rgb, ImageSize size, int left, int top)
    {
        var (firstX, endX) = Kept(left, size.Width);
        var (firstY, endY) = Kept(top, size.Height);
        var width = size.Width * Factor;
        for (var y = firstY * Factor; y < endY * Factor; y++)
        {
            for (var x = firstX * Factor; x < endX * Factor; x++)
            {
                for (var channel = 0; channel < Channels; channel++)
                {
                    var value = _output[(((channel * EsrganSlimX2.OutputHeight) + y) * EsrganSlimX2.OutputWidth) + x];
                    rgb[(((((top * Factor) + y) * width) + (left * Factor) + x) * Channels) + channel] = (byte)Math.Clamp(MathF.Round(value), 0, byte.MaxValue);
                }
            }
        }
    }

    private static (int First, int End) Kept(int start, int extent) =>
        (start == 0 ? 0 : Margin, start + Tile >= extent ? Math.Min(Tile, extent - start) : Tile - Margin);
}
