using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using ConvGen.Onnx.Protocol;

namespace ConvGen.Onnx;

/// <summary>Turns ONNX files into ConvGen declarations with weights.</summary>
public static class OnnxImporter
{
    /// <summary>Imports the file <paramref name="path"/>. Weights in other files are read from the file's own folder only.</summary>
    /// <exception cref="OnnxFormatException">The file is malformed.</exception>
    /// <exception cref="OnnxImportException">The file is intact, but its network cannot be expressed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ImportedNetwork Import(string path, OnnxImportOptions options, CancellationToken cancellation = default)
    {
        var (bytes, folder, named) = Open(path, options);
        return Import(bytes, folder, named, cancellation);
    }

    /// <summary>Imports a file's content; weights in other files are out of reach.</summary>
    /// <exception cref="OnnxFormatException">The file is malformed.</exception>
    /// <exception cref="OnnxImportException">The file is intact, but its network cannot be expressed.</exception>
    public static ImportedNetwork Import(ReadOnlyMemory<byte> file, OnnxImportOptions options, CancellationToken cancellation = default) =>
        Import(file, null, options, cancellation);

    /// <summary>Reads what layers express of the file <paramref name="path"/>, for those who want to look at it and not to run it.</summary>
    /// <exception cref="OnnxFormatException">The file is malformed.</exception>
    /// <exception cref="OnnxImportException">The file is intact, but nothing of its network can be told.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SurveyedNetwork Survey(string path, OnnxImportOptions options, CancellationToken cancellation = default)
    {
        var (bytes, folder, named) = Open(path, options);
        return Survey(bytes, folder, named, cancellation);
    }

    /// <summary>Reads what layers express of a file's content; weights in other files are out of reach.</summary>
    /// <exception cref="OnnxFormatException">The file is malformed.</exception>
    /// <exception cref="OnnxImportException">The file is intact, but nothing of its network can be told.</exception>
    public static SurveyedNetwork Survey(ReadOnlyMemory<byte> file, OnnxImportOptions options, CancellationToken cancellation = default) =>
        Survey(file, null, options, cancellation);

    private static SurveyedNetwork Survey(ReadOnlyMemory<byte> file, ExternalFolder? folder, OnnxImportOptions options, CancellationToken cancellation)
    {
        var (graph, dims, model) = Read(file, folder, options, cancellation);
        var best = Lower(graph, dims, cancellation);
        var lowered = best.Refused.Count == 0 ? best : GraphLowering.Survey(graph, best.Reading, dims, cancellation);
        var tidied = LayerGraph.Tidy(lowered);
        var read = tidied.Layers.SelectMany(static layer => layer.Inputs).ToHashSet();
        tidied = tidied with { Inputs = [.. tidied.Inputs.Where((input, i) => i < dims.Count || read.Contains(input.Layer))] };
        var (declaration, _) = DeclarationAssembler.Assemble(tidied, NameOf(options, model), options.Namespace ?? "");
        return new SurveyedNetwork(declaration, lowered.Refused, lowered.Dependants);
    }

    private static (byte[] Bytes, ExternalFolder Folder, OnnxImportOptions Options) Open(string path, OnnxImportOptions options)
    {
        var full = Path.GetFullPath(path);

        // Pipes and devices have no length either, and would keep the reader waiting.
        if (new FileInfo(full) is { Exists: true, Length: 0 })
        {
            throw new OnnxFormatException("The file is empty.");
        }

        using var stream = File.OpenRead(full);
        if (stream.Length > Array.MaxLength)
        {
            throw new OnnxFormatException(string.Create(CultureInfo.InvariantCulture, $"The file has {stream.Length} bytes; an ONNX model has less than 2 GB, with weights in other files."));
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return (bytes, new ExternalFolder(Path.GetDirectoryName(full)!), options with { Name = options.Name ?? NetworkClassName.Of(Path.GetFileNameWithoutExtension(full)) });
    }

    private static ImportedNetwork Import(ReadOnlyMemory<byte> file, ExternalFolder? folder, OnnxImportOptions options, CancellationToken cancellation)
    {
        var (graph, dims, model) = Read(file, folder, options, cancellation);
        var lowered = Lower(graph, dims, cancellation);
        if (lowered.Refused.Count > 0)
        {
            throw new OnnxImportException(lowered.Refused);
        }

        var (declaration, weights) = DeclarationAssembler.Assemble(LayerGraph.Tidy(lowered), NameOf(options, model), options.Namespace ?? "");
        return new ImportedNetwork(declaration, weights, Facts(model));
    }

    private static (ImportGraph Graph, IReadOnlyList<int[]> Dims, ModelProto Model) Read(
        ReadOnlyMemory<byte> file, ExternalFolder? folder, OnnxImportOptions options, CancellationToken cancellation)
    {
        var model = ModelProto.Read(file);
        cancellation.ThrowIfCancellationRequested();
        // Lists from a command line are empty where nothing was said.
        var wanted = options.Outputs is { Count: > 0 } outputs ? outputs : null;
        var shape = options.InputShape is { Count: > 0 } given ? given : null;
        var graph = GraphPatterns.Apply(GraphReader.Read(model, folder, options.Constants, wanted));
        return (graph, InputDims.Resolve(graph, shape), model);
    }

    private static string NameOf(OnnxImportOptions options, ModelProto model) => options.Name ?? NetworkClassName.Of(model.Graph!.Name);

    // ONNX does not say which dimension of an input is what: the first reading under which every node is a layer is the right one, or else the one that refuses the fewest.
    private static LoweredGraph Lower(ImportGraph graph, IReadOnlyList<int[]> dims, CancellationToken cancellation)
    {
        LoweredGraph? best = null;
        foreach (var reading in InputReading.All.Where(reading => dims.All(reading.Suits)))
        {
            var lowered = GraphLowering.Lower(graph, reading, dims, cancellation);
            if (lowered.Refused.Count == 0)
            {
                return lowered;
            }

            // A wrong reading fails at once, and all behind that node is not even tried: the one that comes farthest says what is amiss.
            best = best is null || lowered.Layers.Count > best.Layers.Count ? lowered : best;
        }

        return best ?? throw new OnnxImportException($"The inputs {string.Join(", ", dims.Select(TensorDims.Text))} are no pictures: one to four dimensions beside the batch are.");
    }

    private static ModelFacts Facts(ModelProto model)
    {
        var metadata = model.MetadataProps.Select(static entry => KeyValuePair.Create(entry.Key, entry.Value)).ToList();
        var license = metadata.FirstOrDefault(static entry => entry.Key.Contains("licen", StringComparison.OrdinalIgnoreCase)).Value;
        var documentation = model.DocString.Length > 0 ? model.DocString : model.Graph!.DocString;
        return new ModelFacts(
            model.ProducerName, model.ProducerVersion, model.Domain, model.ModelVersion, model.IrVersion, GraphReader.Opset(model), model.Graph!.Name, documentation, license, metadata);
    }
}
