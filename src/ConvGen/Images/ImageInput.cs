using System;
using System.Globalization;

namespace ConvGen;

/// <summary>
/// Brings an image of any size to the size a network declares. Images are interleaved bytes, row by row from the top: R, G, B, R, G, B ….
/// </summary>
public static class ImageInput
{
    /// <summary>The most channels an image may have.</summary>
    public const int MaxChannels = 4;

    /// <summary>Resizes to exactly the given size; width and height are scaled on their own, so that the proportions may change.</summary>
    /// <param name="source">The image: width · height · channels bytes.</param>
    /// <param name="sourceSize">Its size.</param>
    /// <param name="destination">Receives the resized image. Must not overlap <paramref name="source"/>.</param>
    /// <param name="size">Its size: the network's input width and height.</param>
    /// <param name="filter">How a pixel is made.</param>
    /// <param name="channels">Bytes per pixel, 1 to 4.</param>
    /// <returns>Where the resized image's coordinates lie in the original.</returns>
    /// <exception cref="ArgumentException">A span does not fit its size, the two overlap, or a size is not positive.</exception>
    public static ImageMapping ResizeStretch(
        ReadOnlySpan<byte> source, ImageSize sourceSize, Span<byte> destination, ImageSize size, ImageFilter filter = ImageFilter.Bilinear, int channels = 3)
    {
        Check(source, sourceSize, destination, size, channels);
        ImageResampler.Resample(source, sourceSize, destination, size.Width * channels, size, filter, channels);
        return new ImageMapping(sourceSize, (double)size.Width / sourceSize.Width, (double)size.Height / sourceSize.Height, 0, 0);
    }

    /// <summary>
    /// Resizes to the largest size that keeps the proportions, in the middle of an image of the given size whose remaining borders are filled.
    /// </summary>
    /// <param name="source">The image: width · height · channels bytes.</param>
    /// <param name="sourceSize">Its size.</param>
    /// <param name="destination">Receives the resized image. Must not overlap <paramref name="source"/>.</param>
    /// <param name="size">Its size: the network's input width and height.</param>
    /// <param name="filter">How a pixel is made.</param>
    /// <param name="fill">The value of every byte of the borders; 114 is the grey of YOLO's training code.</param>
    /// <param name="channels">Bytes per pixel, 1 to 4.</param>
    /// <returns>Where the resized image's coordinates lie in the original.</returns>
    /// <exception cref="ArgumentException">A span does not fit its size, the two overlap, or a size is not positive.</exception>
    public static ImageMapping ResizeLetterbox(
        ReadOnlySpan<byte> source,
        ImageSize sourceSize,
        Span<byte> destination,
        ImageSize size,
        ImageFilter filter = ImageFilter.Bilinear,
        byte fill = 0,
        int channels = 3)
    {
        Check(source, sourceSize, destination, size, channels);
        var scale = Math.Min((double)size.Width / sourceSize.Width, (double)size.Height / sourceSize.Height);
        var inner = new ImageSize(Scaled(sourceSize.Width, scale, size.Width), Scaled(sourceSize.Height, scale, size.Height));
        var (left, top) = ((size.Width - inner.Width) / 2, (size.Height - inner.Height) / 2);
        destination.Fill(fill);
        var stride = size.Width * channels;
        ImageResampler.Resample(source, sourceSize, destination[((top * stride) + (left * channels))..], stride, inner, filter, channels);
        return new ImageMapping(sourceSize, (double)inner.Width / sourceSize.Width, (double)inner.Height / sourceSize.Height, left, top);
    }

    // A very flat image keeps at least one row.
    private static int Scaled(int extent, double scale, int most) => Math.Clamp((int)Math.Round(extent * scale, MidpointRounding.AwayFromZero), 1, most);

    private static void Check(ReadOnlySpan<byte> source, ImageSize sourceSize, ReadOnlySpan<byte> destination, ImageSize size, int channels)
    {
        if (channels is < 1 or > MaxChannels)
        {
            throw new ArgumentOutOfRangeException(
                nameof(channels), string.Create(CultureInfo.InvariantCulture, $"An image has 1 to {MaxChannels} channels, not {channels}."));
        }

        CheckLength(source.Length, sourceSize, channels, nameof(source));
        CheckLength(destination.Length, size, channels, nameof(destination));
        if (source.Overlaps(destination))
        {
            throw new ArgumentException("'source' and 'destination' overlap in memory.", nameof(destination));
        }
    }

    private static void CheckLength(int length, ImageSize size, int channels, string name)
    {
        if (size.Width < 1 || size.Height < 1)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The size {size.Width}×{size.Height} of '{name}' is empty."), name);
        }

        var expected = (long)size.Width * size.Height * channels;
        if (length != expected)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{name}' has {length} bytes; {size.Width}×{size.Height} pixels of {channels} channels take exactly {expected}."),
                name);
        }
    }
}
