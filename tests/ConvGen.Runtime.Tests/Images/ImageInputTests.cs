using System;
using System.IO;
using System.Linq;
using Xunit;

namespace ConvGen.Runtime.Tests.Images;

public sealed class ImageInputTests
{
    public static TheoryData<int, int, int, int, ImageFilter, int> Sizes()
    {
        var data = new TheoryData<int, int, int, int, ImageFilter, int>();
        int[][] sizes = [[7, 5, 7, 5], [13, 9, 5, 4], [5, 4, 13, 9], [64, 3, 17, 3], [1, 1, 6, 6], [33, 20, 1, 1], [100, 40, 31, 29]];
        foreach (var size in sizes)
        {
            foreach (var filter in Enum.GetValues<ImageFilter>())
            {
                for (var channels = 1; channels <= ImageInput.MaxChannels; channels++)
                {
                    data.Add(size[0], size[1], size[2], size[3], filter, channels);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_resize_agrees_with_its_definition(int width, int height, int newWidth, int newHeight, ImageFilter filter, int channels)
    {
        var source = Noise(width * height * channels);
        var actual = new byte[newWidth * newHeight * channels];
        ImageInput.ResizeStretch(source, new ImageSize(width, height), actual, new ImageSize(newWidth, newHeight), filter, channels);
        for (var y = 0; y < newHeight; y++)
        {
            for (var x = 0; x < newWidth; x++)
            {
                for (var c = 0; c < channels; c++)
                {
                    var expected = ReferenceResize.Pixel(source, new ImageSize(width, height), channels, new ImageSize(newWidth, newHeight), filter, x, y, c);
                    Assert.InRange(actual[(((y * newWidth) + x) * channels) + c], expected - 0.501, expected + 0.501);
                }
            }
        }
    }

    [Fact]
    public void Bilinear_reproduces_an_independent_program()
    {
        var source = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Images", "astronaut_crop_48.rgb"));
        var expected = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Images", "astronaut_crop_39.rgb"));
        var actual = new byte[expected.Length];
        ImageInput.ResizeStretch(source, new ImageSize(48, 48), actual, new ImageSize(39, 39));
        for (var y = 1; y < 38; y++)
        {
            for (var i = 3; i < 38 * 3; i++)
            {
                Assert.InRange(actual[(y * 117) + i], expected[(y * 117) + i] - 1, expected[(y * 117) + i] + 1);
            }
        }
    }

    [Theory]
    [InlineData(ImageFilter.Bilinear)]
    [InlineData(ImageFilter.Nearest)]
    [InlineData(ImageFilter.Area)]
    public void The_same_size_copies(ImageFilter filter)
    {
        var source = Noise(19 * 7 * 3);
        var copy = new byte[source.Length];
        ImageInput.ResizeStretch(source, new ImageSize(19, 7), copy, new ImageSize(19, 7), filter);
        Assert.Equal(source, copy);
    }

    [Fact]
    public void A_letterbox_keeps_proportions_and_fills_the_rest()
    {
        var source = Enumerable.Repeat((byte)200, 100 * 50 * 3).ToArray();
        var boxed = new byte[40 * 40 * 3];
        var mapping = ImageInput.ResizeLetterbox(source, new ImageSize(100, 50), boxed, new ImageSize(40, 40), fill: 114);
        Assert.Equal(new ImageMapping(new ImageSize(100, 50), 0.4, 0.4, 0, 10), mapping);
        for (var y = 0; y < 40; y++)
        {
            var row = boxed.AsSpan(y * 120, 120);
            Assert.Equal(-1, row.IndexOfAnyExcept(y is >= 10 and < 30 ? (byte)200 : (byte)114));
        }
    }

    [Fact]
    public void A_letterbox_equals_the_stretch_to_its_inner_size()
    {
        var source = Noise(37 * 81 * 3);
        var boxed = new byte[64 * 64 * 3];
        var mapping = ImageInput.ResizeLetterbox(source, new ImageSize(37, 81), boxed, new ImageSize(64, 64), ImageFilter.Area);
        var inner = new byte[29 * 64 * 3];
        ImageInput.ResizeStretch(source, new ImageSize(37, 81), inner, new ImageSize(29, 64), ImageFilter.Area);
        Assert.Equal(17, mapping.OffsetX);
        for (var y = 0; y < 64; y++)
        {
            Assert.True(boxed.AsSpan(((y * 64) + 17) * 3, 29 * 3).SequenceEqual(inner.AsSpan(y * 29 * 3, 29 * 3)));
        }
    }

    [Fact]
    public void A_flat_image_keeps_a_row()
    {
        var boxed = new byte[8 * 8 * 3];
        var mapping = ImageInput.ResizeLetterbox(Enumerable.Repeat((byte)9, 1000 * 3).ToArray(), new ImageSize(1000, 1), boxed, new ImageSize(8, 8));
        Assert.Equal(1, mapping.ScaleY);
        Assert.Equal(8 * 3, boxed.Count(static value => value == 9));
    }

    [Fact]
    public void Boxes_and_points_find_back()
    {
        var mapping = new ImageMapping(new ImageSize(100, 50), 0.4, 0.4, 0, 10);
        Assert.Equal((50f, 25f), mapping.ToOriginal(20, 20));
        Assert.Equal((20f, 20f), mapping.ToResized(50, 25));
        Assert.Equal(new Box(25, 0, 50, 50), mapping.ToOriginal(new Box(10, 5, 20, 35)));
    }

    [Fact]
    public void What_does_not_fit_is_said()
    {
        var size = new ImageSize(2, 2);
        var error = Assert.Throws<ArgumentException>(() => { ImageInput.ResizeStretch(new byte[11], size, new byte[12], size); });
        Assert.StartsWith("'source' has 11 bytes; 2×2 pixels of 3 channels take exactly 12.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => { ImageInput.ResizeStretch(new byte[12], size, new byte[13], size); });
        Assert.Throws<ArgumentException>(() => { ImageInput.ResizeStretch([], new ImageSize(0, 2), new byte[12], size); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { ImageInput.ResizeStretch(new byte[20], size, new byte[20], size, channels: 5); });
        var shared = new byte[20];
        Assert.Throws<ArgumentException>(() => { ImageInput.ResizeStretch(shared.AsSpan(0, 12), size, shared.AsSpan(8), size); });
    }

    private static byte[] Noise(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }
}
