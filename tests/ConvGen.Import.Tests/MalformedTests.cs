using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using ConvGen.Onnx;
using ConvGen.Onnx.Protocol;
using Google.Protobuf;
using Xunit;

namespace ConvGen.Import.Tests;

/// <summary>Files that are damaged or lie end in the exception that says so, soon and without much memory.</summary>
public sealed class MalformedTests
{
    private const long MostBytes = 100_000_000;

    /// <summary>Per vector; the variable CONVGEN_FLIPS asks for more.</summary>
    private static readonly int Flips = int.Parse(Environment.GetEnvironmentVariable("CONVGEN_FLIPS") ?? "20", CultureInfo.InvariantCulture);

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(1);

    private static readonly string[] Names = ["onnx/lenet5/model.onnx", "models/face_detection_front_128x128_barracuda.onnx"];

    public static TheoryData<string> Models => [.. Names];

    [Theory]
    [MemberData(nameof(Models))]
    public void Truncated_files_are_malformed(string name)
    {
        var bytes = Bytes(name);
        for (var length = 0; length < bytes.Length; length += 1024)
        {
            Assert.IsType<OnnxFormatException>(Outcome(bytes[..length]));
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Flipped_bits_do_no_harm(string name)
    {
        var original = Bytes(name);
        var random = new Random(20);
        // Most of a file is weights: every second flip is aimed at the structure at its beginning.
        for (var i = 0; i < 600; i++)
        {
            byte[] bytes = [.. original];
            bytes[random.Next(i % 2 == 0 ? Math.Min(4096, bytes.Length) : bytes.Length)] ^= (byte)(1 << random.Next(8));
            if (Outcome(bytes) is { } exception)
            {
                Assert.True(exception is OnnxFormatException or OnnxImportException, exception.ToString());
            }
        }
    }

    [Fact]
    public void Flipped_bits_in_models_of_every_operator_do_no_harm()
    {
        var random = new Random(21);
        foreach (var vector in VectorFolder.All(Path.Combine(Repository.Data, "onnx-node")))
        {
            var original = File.ReadAllBytes(vector.ModelPath);
            var constants = VectorRun.Names(vector).Select((name, i) => (name, i)).Skip(1).ToDictionary(static pair => pair.name, pair => vector.Inputs[pair.i]);
            for (var i = 0; i < Flips; i++)
            {
                byte[] bytes = [.. original];
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                if (Outcome(bytes, constants) is { } exception)
                {
                    Assert.True(exception is OnnxFormatException or OnnxImportException, $"{vector.Name}: {exception}");
                }
            }
        }
    }

    [Fact]
    public void A_cyclic_graph_is_malformed()
    {
        var model = Model(Node("Relu", "b", "a"), Node("Relu", "a", "b"));

        Assert.Contains("depends on its own output", Malformed(model).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_stands_for_two_values_is_malformed()
    {
        var model = Model(Node("Relu", "x", "y"), Node("Sigmoid", "x", "y"));

        Assert.Contains("'y' stands for", Malformed(model).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_nothing_makes_is_malformed()
    {
        var model = Model(Node("Add", "x", "y", "nobody"));

        Assert.Contains("reads 'nobody', which nothing makes", Malformed(model).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1L << 40, 1)]
    [InlineData(-3, 1)]
    [InlineData(1L << 20, 1L << 20)]
    public void Huge_or_negative_extents_are_malformed(long first, long second)
    {
        var model = Model(Node("Add", "x", "y", "w"));
        model.Graph!.Initializers.Add(new TensorProto { Name = "w", DataType = TensorDataType.Float, Dims = { first, second } });

        Malformed(model);
    }

    [Fact]
    public void Two_gigabytes_claimed_without_being_there_are_malformed()
    {
        var model = Model(Node("Add", "x", "y", "w"));
        model.Graph!.Initializers.Add(new TensorProto { Name = "w", DataType = TensorDataType.Float, Dims = { 1 << 29 }, RawData = ByteString.CopyFrom(1, 2, 3, 4) });

        Assert.Contains("needs 2147483648 bytes of Float, but brings 4", Malformed(model).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_length_of_two_gigabytes_in_front_of_nothing_is_malformed()
    {
        // Field 7, the graph, of 2³¹ − 1 bytes.
        Assert.IsType<OnnxFormatException>(Outcome([0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, 0x0A]));
    }

    [Fact]
    public void A_constant_that_would_fill_the_memory_is_refused()
    {
        var model = Model(Node("ConstantOfShape", "s", "zeros"), Node("Concat", "x", "y", "zeros"));
        model.Graph!.Initializers.Add(TensorProto.Of("s", [4], [1L, 100_000, 64, 64]));

        var exception = Assert.IsType<OnnxImportException>(Outcome(model));

        Assert.Contains("larger than constants computed at import may be", exception.Message, StringComparison.Ordinal);
        Assert.Equal("ConstantOfShape", Assert.Single(exception.Nodes).Operator);
    }

    [Fact]
    public void An_input_larger_than_an_array_is_refused()
    {
        var model = Model(Node("Relu", "x", "y"));
        model.Graph!.Inputs[0] = ValueInfoProto.Of("x", [1, 3, 1 << 20, 1 << 20]);

        Assert.IsType<OnnxImportException>(Outcome(model));
    }

    [Theory]
    [InlineData("../secret.bin")]
    [InlineData("/etc/hostname")]
    [InlineData("sub/../../secret.bin")]
    [InlineData("..\\secret.bin")]
    [InlineData("link.bin")]
    [InlineData("link/secret.bin")]
    [InlineData("")]
    public void External_data_outside_the_folder_are_malformed(string location)
    {
        using var folder = new TemporaryFolder();
        var inner = Directory.CreateDirectory(Path.Combine(folder.Path, "model"));
        File.WriteAllBytes(Path.Combine(folder.Path, "secret.bin"), new byte[16]);
        File.CreateSymbolicLink(Path.Combine(inner.FullName, "link.bin"), Path.Combine(folder.Path, "secret.bin"));
        Directory.CreateSymbolicLink(Path.Combine(inner.FullName, "link"), folder.Path);

        var exception = Assert.Throws<OnnxFormatException>(() => ImportExternal(inner.FullName, location));

        Assert.Contains("must be inside the model's own folder", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void External_data_beside_the_model_are_read()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "weights.bin"), [.. new[] { 1f, 2f, 3f, 4f }.SelectMany(BitConverter.GetBytes)]);

        var imported = ImportExternal(folder.Path, "weights.bin");

        Assert.Equal([1f, 2f, 3f, 4f], Assert.Single(imported.Weights).Elements);
    }

    [Theory]
    [InlineData("offset", "8", "bytes 8 to 24")]
    [InlineData("offset", "-1", "'-1', which is no number of bytes")]
    [InlineData("length", "99999999999", "needs 16 bytes")]
    public void External_data_beyond_their_file_are_malformed(string key, string value, string expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "weights.bin"), new byte[16]);

        var exception = Assert.Throws<OnnxFormatException>(() => ImportExternal(folder.Path, "weights.bin", new StringStringEntryProto { Key = key, Value = value }));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    private static ImportedNetwork ImportExternal(string folder, string location, params StringStringEntryProto[] more)
    {
        var model = Model(Node("PRelu", "x", "y", "w"));
        var tensor = new TensorProto { Name = "w", DataType = TensorDataType.Float, Dims = { 4, 1, 1 }, DataLocation = TensorProto.ExternalLocation };
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = location });
        tensor.ExternalData.AddRange(more);
        model.Graph!.Initializers.Add(tensor);
        var path = Path.Combine(folder, "model.onnx");
        File.WriteAllBytes(path, Serialized(model));
        return OnnxImporter.Import(path, new OnnxImportOptions());
    }

    private static byte[] Bytes(string name) =>
        File.ReadAllBytes(Repository.Find(name, name.StartsWith("onnx/", StringComparison.Ordinal) ? "oracle/" + name : "models/blazeface_front/" + Path.GetFileName(name))!);

    private static ModelProto Model(params NodeProto[] nodes)
    {
        var graph = new GraphProto { Name = "test", Inputs = { ValueInfoProto.Of("x", [1, 4, 64, 64]) }, Outputs = { new ValueInfoProto { Name = nodes[^1].Outputs[0] } } };
        graph.Nodes.AddRange(nodes);
        return new ModelProto { IrVersion = 8, Graph = graph, OpsetImport = { new OperatorSetIdProto { Version = 17 } } };
    }

    private static NodeProto Node(string op, string input, string output, params string[] more)
    {
        var node = new NodeProto { OpType = op, Outputs = { output }, Inputs = { input } };
        node.Inputs.AddRange(more);
        if (op == "Concat")
        {
            node.Attributes.Add(AttributeProto.Of("axis", 1));
        }

        return node;
    }

    private static byte[] Serialized(ModelProto model)
    {
        using var stream = new MemoryStream();
        model.Write(stream);
        return stream.ToArray();
    }

    private static OnnxFormatException Malformed(ModelProto model) => Assert.IsType<OnnxFormatException>(Outcome(model));

    private static Exception? Outcome(ModelProto model) => Outcome(Serialized(model));

    /// <summary>What importing the bytes throws, within the limits of time and memory; null if it succeeds.</summary>
    private static Exception? Outcome(byte[] bytes, IReadOnlyDictionary<string, TensorProto>? constants = null)
    {
        var (exception, elapsed) = Measure(bytes, constants);
        if (elapsed > MostTime)
        {
            // Another process may have had the processor: what is slow is slow again.
            (exception, elapsed) = Measure(bytes, constants);
        }

        Assert.InRange(elapsed, TimeSpan.Zero, MostTime);

        // Who only wants to look at a file gets the same answer, or sees what is left of it.
        var surveyed = Record.Exception(() => OnnxImporter.Survey(bytes, new OnnxImportOptions { Constants = constants }));
        Assert.True(surveyed is null || surveyed.GetType() == exception?.GetType(), surveyed?.ToString());
        return exception;
    }

    private static (Exception? Exception, TimeSpan Elapsed) Measure(byte[] bytes, IReadOnlyDictionary<string, TensorProto>? constants)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        var exception = Record.Exception(() => OnnxImporter.Import(bytes, new OnnxImportOptions { Constants = constants }));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        return (exception, watch.Elapsed);
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("convgen").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
