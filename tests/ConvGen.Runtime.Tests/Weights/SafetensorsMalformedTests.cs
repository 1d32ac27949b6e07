using System;
using System.Linq;
using Xunit;

namespace ConvGen.Runtime.Tests.Weights;

public sealed class SafetensorsMalformedTests
{
    [Theory]
    [InlineData("""[]""", 0, "its header does not begin with '{' at byte 8")]
    [InlineData("""{"a":1}""", 0, "the entry of tensor 'a' is no object (byte 13)")]
    [InlineData("""{"a":{"shape":[1],"data_offsets":[0,4]}}""", 4, "tensor 'a' has no dtype")]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,4]}}""", 4, "tensor 'a' has no shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""", 4, "tensor 'a' has no data_offsets")]
    [InlineData("""{"a":{"dtype":"F33","shape":[1],"data_offsets":[0,4]}}""", 4, "tensor 'a' has the dtype 'F33', which the format does not know")]
    [InlineData("""{"a":{"dtype":32,"shape":[1],"data_offsets":[0,4]}}""", 4, "the dtype of tensor 'a' is no text")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "tensor 'a' has two dtype")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", 4, "the shape of tensor 'a' holds something that is no whole number")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "the shape of tensor 'a' holds something that is no whole number")]
    [InlineData("""{"a":{"dtype":"F32","shape":7,"data_offsets":[0,4]}}""", 4, "the shape of tensor 'a' is no array")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4, "the data_offsets of tensor 'a' are [4, 0]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", 4, "the data_offsets of tensor 'a' are [0]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "tensor 'a' of shape [2] and dtype F32 takes 8 bytes, but its data_offsets span 4")]
    [InlineData("""{"a":{"dtype":"F4","shape":[1],"data_offsets":[0,1]}}""", 1, "would take no whole number of bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4611686018427387904,4],"data_offsets":[0,4]}}""", 4, "or more than any file has")]
    [InlineData("""{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,4]}}""", 4, "holds something that is no whole number")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 3, "tensor 'a' ends at byte 4 of the data, which has 3")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 5, "bytes 4 to 5 of the data, behind the last tensor, belong to no tensor")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "bytes 0 to 4 of the data, before tensor 'a', belong to no tensor")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "tensor 'b' begins at byte 4 of the data, inside 'a', which ends at 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[],"data_offsets":[4,8]}}""", 8, "the name 'a' occurs twice")]
    [InlineData("""{"__metadata__":{"x":1}}""", 0, "the note 'x' of '__metadata__' is no text")]
    [InlineData("""{"__metadata__":[]}""", 0, "'__metadata__' is no object")]
    [InlineData("""{"__metadata__":{"x":"1","x":"2"}}""", 0, "the note 'x' occurs twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} x""", 4, "its header is no valid JSON at line 1")]
    [InlineData("""{"a":{"dtype":"F32",}}""", 4, "its header is no valid JSON at line 1")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "a text in its header is not valid Unicode")]
    public void What_is_wrong_with_a_header_is_said(string header, int dataBytes, string message)
    {
        var error = Assert.Throws<WeightFormatException>(() => SafetensorsBytes.Open(SafetensorsBytes.Of(header, dataBytes)));
        Assert.StartsWith("the stream is no valid safetensors file: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4, 0, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9 })]
    public void A_checkpoint_is_named_as_one_with_the_remedy(byte[] bytes)
    {
        var error = Assert.Throws<WeightFormatException>(() => SafetensorsBytes.Open(bytes));
        Assert.StartsWith("the stream is no safetensors file: it is a PyTorch checkpoint", error.Message, StringComparison.Ordinal);
        Assert.Contains("save_file(", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100_000_001L, "claim a header of 100000001 bytes; the format allows 100000000")]
    [InlineData(-1L, "claim a header of 18446744073709551615 bytes")]
    [InlineData(99L, "claim a header of 99 bytes, but only 2 follow")]
    public void A_header_length_beyond_the_file_is_said(long claimed, string message)
    {
        var error = Assert.Throws<WeightFormatException>(() => SafetensorsBytes.Open(SafetensorsBytes.Of("{}", 0, claimed)));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_said()
    {
        var file = SafetensorsBytes.Of("""{"aa":{}}""", 0);
        file[10] = 0xFF;
        var error = Assert.Throws<WeightFormatException>(() => SafetensorsBytes.Open(file));
        Assert.Contains("not valid UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_truncated_anywhere_or_grown_is_refused()
    {
        var whole = SafetensorsBytes.Of(SafetensorsBytes.Small());
        for (var length = 0; length < whole.Length; length++)
        {
            var part = whole[..length];
            Assert.Throws<WeightFormatException>(() => SafetensorsBytes.Open(part));
        }

        Assert.Throws<WeightFormatException>(() => SafetensorsBytes.Open([.. whole, 0]));
    }

    [Fact]
    public void A_flipped_bit_is_refused_or_changes_only_a_name()
    {
        var whole = SafetensorsBytes.Of(SafetensorsBytes.Small());
        var headerEnd = whole.Length - (8 * sizeof(float));
        var survived = 0;
        for (var bit = 0; bit < headerEnd * 8; bit++)
        {
            var flipped = whole.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                using var file = SafetensorsBytes.Open(flipped);
                ReadAll(file);
                survived++;
            }
            catch (WeightFormatException)
            {
                // The usual case.
            }
        }

        Assert.InRange(survived, 1, headerEnd * 8 / 2);
    }

    // Whatever opens must be whole: every tensor in its place, none lost.
    private static void ReadAll(SafetensorsFile file)
    {
        Assert.Equal(8, file.Tensors.Where(static entry => entry.IsReadable || entry.Type == "U32" || entry.Type == "I32").Sum(static entry => entry.Length));
        foreach (var entry in file.Tensors.Where(static entry => entry.IsReadable))
        {
            file.Read(entry.Name, new float[entry.Length]);
        }
    }
}
