using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace ConvGen.Runtime.Tests.Weights;

public sealed class SafetensorsRoundTripTests
{
    [Fact]
    public void What_was_written_is_read_from_a_stream()
    {
        using var file = SafetensorsBytes.Open(SafetensorsBytes.Of(SafetensorsBytes.Small()));
        Assert.Equal(["conv1.weight", "conv1.bias"], file.Tensors.Select(static entry => entry.Name));
        Assert.Equal([2, 1, 3], file.Find("conv1.weight")!.Shape);
        Assert.Null(file.Find("conv1"));
        var values = new float[6];
        file.Read("conv1.weight", values);
        Assert.Equal([1, 2, 3, 4, 5, 6], values);
    }

    [Fact]
    public void What_was_written_is_read_from_a_file_which_is_replaced_as_a_whole()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".safetensors");
        try
        {
            File.WriteAllText(path, "something older");
            SafetensorsWriter.Write(path, SafetensorsBytes.Small(), new Dictionary<string, string> { ["licence"] = "MIT \"x\"" });
            using var file = SafetensorsFile.Open(path);
            Assert.Equal("MIT \"x\"", file.Metadata["licence"]);
            var values = new float[2];
            file.Read("conv1.bias", values);
            Assert.Equal([-1, 0.5f], values);
            Assert.Equal(["x"], Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(path) + "*").Select(static _ => "x"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var error = Assert.Throws<FileNotFoundException>(static () => SafetensorsFile.Open(Path.Combine(Path.GetTempPath(), "no weights.safetensors")).Dispose());
        Assert.Contains("no weights.safetensors", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_is_read_from_where_it_stands_and_left_open()
    {
        var bytes = SafetensorsBytes.Of(SafetensorsBytes.Small());
        using var stream = new MemoryStream([1, 2, 3, .. bytes]);
        stream.Position = 3;
        using var file = SafetensorsFile.Open(stream);
        Assert.Equal(2, file.Tensors.Count);
        Assert.Equal(stream.Length, stream.Position);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void Data_begins_aligned()
    {
        foreach (var name in new[] { "a", "ab", "abc", "abcd", "abcde" })
        {
            var weights = new DictionaryWeights();
            weights.Add(name, [1], [1]);
            Assert.Equal(0, (SafetensorsBytes.Of(weights).Length - sizeof(float)) % 8);
        }
    }

    [Fact]
    public void Scalars_empty_tensors_and_strange_names_are_kept()
    {
        var weights = new DictionaryWeights();
        weights.Add("scalar", [], [7]);
        weights.Add("empty", [3, 0], []);
        weights.Add("größe \"é\" 🙂", [1], [8]);
        using var file = SafetensorsBytes.Open(SafetensorsBytes.Of(weights));
        Assert.Equal(weights.Tensors.Select(static entry => entry.Name), file.Tensors.Select(static entry => entry.Name));
        var values = new float[1];
        file.Read("größe \"é\" 🙂", values);
        Assert.Equal(8, values[0]);
        file.Read("empty", []);
    }

    [Fact]
    public void Other_types_are_listed_and_refused_when_read()
    {
        using var file = SafetensorsBytes.Open(
            SafetensorsBytes.Of("""{"bn.num_batches_tracked":{"dtype":"I64","shape":[],"data_offsets":[0,8]},"q":{"dtype":"F4","shape":[2,3],"data_offsets":[8,11]}}""", 11));
        Assert.Equal(["I64", "F4"], file.Tensors.Select(static entry => entry.Type));
        Assert.All(file.Tensors, static entry => Assert.False(entry.IsReadable));
        var error = Assert.Throws<WeightMismatchException>(() => file.Read("bn.num_batches_tracked", new float[1]));
        Assert.Contains("'bn.num_batches_tracked' of the stream has the type I64", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_properties_are_passed_over_as_the_format_does()
    {
        using var file = SafetensorsBytes.Open(SafetensorsBytes.Of("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"note":{"x":[1,2]}}}   """, 4));
        Assert.Single(file.Tensors);
    }

    [Fact]
    public void A_header_may_have_no_tensors() => Assert.Empty(SafetensorsBytes.Open(SafetensorsBytes.Of("{}", 0)).Tensors);

    [Fact]
    public void A_wrong_destination_is_refused()
    {
        using var file = SafetensorsBytes.Open(SafetensorsBytes.Of(SafetensorsBytes.Small()));
        Assert.Throws<ArgumentException>(() => file.Read("conv1.bias", new float[3]));
        Assert.Throws<ArgumentException>(() => file.Read("conv2.bias", new float[3]));
    }

    [Fact]
    public void Sixteen_bit_floats_are_widened_across_chunks()
    {
        const int count = 20_001;
        var header = $$$"""{"h":{"dtype":"F16","shape":[{{{count}}}],"data_offsets":[0,{{{count * 2}}}]},"b":{"dtype":"BF16","shape":[{{{count}}}],"data_offsets":[{{{count * 2}}},{{{count * 4}}}]}}""";
        var bytes = SafetensorsBytes.Of(header, count * 4);
        var data = bytes.AsSpan(8 + Encoding.UTF8.GetByteCount(header));
        for (var i = 0; i < count; i++)
        {
            BitConverter.TryWriteBytes(data[(2 * i)..], (Half)(i / 16f));
            BitConverter.TryWriteBytes(data[(2 * (count + i))..], (ushort)(BitConverter.SingleToUInt32Bits(i % 256) >> 16));
        }

        using var file = SafetensorsBytes.Open(bytes);
        var values = new float[count];
        file.Read("h", values);
        Assert.Equal(Enumerable.Range(0, count).Select(static i => (float)(Half)(i / 16f)), values);
        file.Read("b", values);
        Assert.Equal(Enumerable.Range(0, count).Select(static i => (float)(i % 256)), values);
    }

    [Fact]
    public void Doubles_are_rounded_to_the_nearest_across_chunks()
    {
        const int count = 5_001;
        var expected = Enumerable.Range(0, count).Select(static i => Math.Sin(i) * Math.Pow(10, (i % 70) - 35)).ToArray();
        byte[] bytes = [.. SafetensorsBytes.Of($$$"""{"d":{"dtype":"F64","shape":[{{{count}}}],"data_offsets":[0,{{{count * 8}}}]}}""", 0), .. expected.SelectMany(BitConverter.GetBytes)];
        using var file = SafetensorsBytes.Open(bytes);
        var values = new float[count];
        file.Read("d", values);
        Assert.Equal(expected.Select(static value => (float)value), values);
    }

    [Fact]
    public void Every_one_of_the_65536_values_is_widened_exactly()
    {
        const int count = 65_536;
        var data = Enumerable.Range(0, count).SelectMany(static i => BitConverter.GetBytes((ushort)i)).ToArray();
        foreach (var type in new[] { "F16", "BF16" })
        {
            byte[] bytes = [.. SafetensorsBytes.Of($$$"""{"t":{"dtype":"{{{type}}}","shape":[{{{count}}}],"data_offsets":[0,{{{count * 2}}}]}}""", 0), .. data];
            using var file = SafetensorsBytes.Open(bytes);
            var values = new float[count];
            file.Read("t", values);
            for (var i = 0; i < count; i++)
            {
                var expected = type == "F16" ? (float)BitConverter.UInt16BitsToHalf((ushort)i) : BitConverter.UInt32BitsToSingle((uint)i << 16);
                Assert.True(float.IsNaN(expected) ? float.IsNaN(values[i]) : BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(values[i]), $"{type} {i:X4}");
            }
        }
    }
}
