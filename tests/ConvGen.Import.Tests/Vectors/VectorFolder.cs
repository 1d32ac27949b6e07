using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ConvGen.Onnx.Protocol;
using Google.Protobuf;

namespace ConvGen.Import.Tests;

/// <summary>A conformance case of the ONNX project: a model, its inputs and the outputs it has to make.</summary>
internal sealed class VectorFolder
{
    private VectorFolder(string path) => (Path, Name) = (path, System.IO.Path.GetFileName(path));

    public string Path { get; }

    public string Name { get; }

    public string ModelPath => System.IO.Path.Combine(Path, "model.onnx");

    public ModelProto Model { get; private init; } = new();

    public IReadOnlyList<TensorProto> Inputs { get; private init; } = [];

    public IReadOnlyList<TensorProto> Outputs { get; private init; } = [];

    /// <summary>Whether everything it computes is float32.</summary>
    public bool IsFloat32 => Inputs.Count > 0 && Inputs[0].DataType == TensorDataType.Float && Outputs.Count > 0 && Outputs.All(static output => output.DataType == TensorDataType.Float);

    /// <summary>All cases under <paramref name="folder"/>, in order of their names; those that are no tensors are left out.</summary>
    public static IReadOnlyList<VectorFolder> All(string folder) =>
    [
        .. Directory.GetDirectories(folder).Order(StringComparer.Ordinal)
            .Where(static path => File.Exists(System.IO.Path.Combine(path, "model.onnx")) && Directory.Exists(System.IO.Path.Combine(path, "test_data_set_0")))
            .Select(TryRead).OfType<VectorFolder>(),
    ];

    private static VectorFolder? TryRead(string path)
    {
        try
        {
            return new VectorFolder(path)
            {
                Model = ModelProto.Read(File.ReadAllBytes(System.IO.Path.Combine(path, "model.onnx"))),
                Inputs = Tensors(path, "input"),
                Outputs = Tensors(path, "output"),
            };
        }
        catch (InvalidProtocolBufferException)
        {
            // Sequences and optional values are no tensors, and nothing a network takes.
            return null;
        }
        catch (Onnx.OnnxFormatException)
        {
            return null;
        }
    }

    private static List<TensorProto> Tensors(string path, string kind)
    {
        var tensors = new List<TensorProto>();
        for (var i = 0; ; i++)
        {
            var file = System.IO.Path.Combine(path, "test_data_set_0", $"{kind}_{i}.pb");
            if (!File.Exists(file))
            {
                return tensors;
            }

            var tensor = new TensorProto();
            using var input = new CodedInputStream(File.ReadAllBytes(file));
            tensor.MergeFrom(input);
            tensors.Add(tensor);
        }
    }
}
