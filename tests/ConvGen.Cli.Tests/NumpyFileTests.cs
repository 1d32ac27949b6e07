using System;
using System.IO;
using System.Linq;
using System.Text;
using ConvGen.Cli.Files;
using Xunit;

namespace ConvGen.Cli.Tests;

public sealed class NumpyFileTests
{
    [Theory]
    [InlineData(new[] { 6 })]
    [InlineData(new[] { 2, 3 })]
    [InlineData(new[] { 1, 2, 3, 1 })]
    public void What_is_written_is_read_back(int[] shape)
    {
        float[] values = [0, -1.5f, float.Epsilon, float.MaxValue, float.NaN, 3];
        using var stream = new MemoryStream();

        NumpyFile.Write(stream, shape, values);

        Assert.Equal(0, (stream.Length - (values.Length * sizeof(float))) % 64);
        stream.Position = 0;
        var array = NumpyFile.Read(stream, "x.npy");
        Assert.Equal(shape, array.Shape);
        Assert.Equal(values, array.Values);
    }

    [Fact]
    public void Doubles_and_bytes_become_float32()
    {
        var doubles = Read("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }", [.. BitConverter.GetBytes(0.1), .. BitConverter.GetBytes(-2.0)]);
        Assert.Equal([0.1f, -2f], doubles.Values);
        var bytes = Read("{'descr': '|u1', 'fortran_order': False, 'shape': (3, 1), }", [0, 128, 255]);
        Assert.Equal([0f, 128f, 255f], bytes.Values);
    }

    [Theory]
    [InlineData("{'descr': '>f4', 'fortran_order': False, 'shape': (1,), }", 4, "elements of type '>f4'")]
    [InlineData("{'descr': '<i8', 'fortran_order': False, 'shape': (1,), }", 8, "elements of type '<i8'")]
    [InlineData("{'descr': '<f4', 'fortran_order': True, 'shape': (1,), }", 4, "in Fortran order")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, }", 4, "a header without descr, fortran_order and shape")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", 4, "has 4 bytes of elements; its shape (2) of '<f4' takes 8")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,), }", 4, "the extent '99999999999'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2000000000, 2000000000, 2000000000), }", 4, "has 4 bytes of elements")]
    public void Other_files_are_refused_with_a_reason(string header, int elementBytes, string expected)
    {
        var exception = Assert.Throws<NumpyFormatException>(() => Read(header, new byte[elementBytes]));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Contains("'x.npy'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        using var stream = new MemoryStream();
        NumpyFile.Write(stream, [2], [1f, 2f]);
        var bytes = stream.ToArray();
        Assert.All(Enumerable.Range(0, bytes.Length), length =>
            Assert.Throws<NumpyFormatException>(() => NumpyFile.Read(new MemoryStream(bytes[..length]), "x.npy")));
    }

    private static NumpyArray Read(string header, byte[] elements)
    {
        byte[] file = [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header), .. elements];
        return NumpyFile.Read(new MemoryStream(file), "x.npy");
    }
}
