using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using ConvGen.Model;
using ConvGen.Onnx;

namespace ConvGen.Cli.Loading;

/// <summary>A file the commands read: an ONNX model or an assembly with networks.</summary>
internal static class NetworkFile
{
    public static bool IsOnnx(string path) => Path.GetExtension(path).Equals(".onnx", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reviews the networks of the file, an ONNX model's as far as layers express it; of an assembly's only those called <paramref name="type"/>, if it is given.</summary>
    public static IReadOnlyList<NetworkReview> Review(string path, ImportRequest request, string? type, CancellationToken cancellation)
    {
        if (!IsOnnx(path))
        {
            return [.. Read(path, request, type, cancellation).Select(NetworkReview.Of)];
        }

        MustBeNetwork(path);
        var survey = Attempt(path, () => OnnxImporter.Survey(path, Options(request), cancellation));
        if (type is not null)
        {
            One([survey.Declaration], path, type);
        }

        var unknown = survey.Refused.Select(static node => new UnknownOperator(node.Name, node.Operator, node.Reason, node.Output));
        return [NetworkReview.Of(survey.Declaration, unknown.ToEquatable(), survey.Dependants)];
    }

    /// <summary>The networks of the file; of an assembly's only those called <paramref name="type"/>, if it is given.</summary>
    public static IReadOnlyList<NetworkDeclaration> Read(string path, ImportRequest request, string? type, CancellationToken cancellation)
    {
        MustBeNetwork(path);
        var networks = IsOnnx(path) ? [Import(path, request, cancellation).Declaration] : AssemblyDeclarations.Read(path);
        if (networks.Count == 0)
        {
            throw new ToolException($"'{path}' declares no network: none of its classes carries [ConvNet]");
        }

        return type is null ? networks : [One(networks, path, type)];
    }

    /// <summary>The network called <paramref name="type"/>, or the only one.</summary>
    public static NetworkDeclaration One(IReadOnlyList<NetworkDeclaration> networks, string path, string? type)
    {
        var found = networks.Where(network => type is null || network.Type.Name == type || network.Type.MetadataName == type).ToList();
        var names = string.Join(", ", networks.Select(static network => network.Type.MetadataName));
        return found.Count switch
        {
            1 => found[0],
            0 => throw new ToolException($"'{path}' declares no network '{type}'; it has {names}"),
            _ => throw new ToolException($"'{path}' declares several networks; --type says which: {names}"),
        };
    }

    public static ImportedNetwork Import(string path, ImportRequest request, CancellationToken cancellation)
    {
        MustBeNetwork(path);
        return Attempt(path, () => OnnxImporter.Import(path, Options(request), cancellation));
    }

    private static OnnxImportOptions Options(ImportRequest request) =>
        new() { Name = request.Name, Namespace = request.Namespace, InputShape = request.InputShape, Outputs = request.Outputs };

    private static T Attempt<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (OnnxFormatException exception)
        {
            throw new ToolException($"'{path}' is no sound ONNX file: {exception.Message}", exception);
        }
        catch (OnnxImportException exception) when (exception.Nodes.Count > 0)
        {
            var count = exception.Nodes.Count;
            throw new ToolException(
                $"'{path}' has {count} {(count == 1 ? "node" : "nodes")} that no layer expresses:",
                [.. exception.Nodes.Select(static node => $"CVG407: {node.Name} ({node.Operator}): {node.Reason}")]);
        }
        catch (OnnxImportException exception) when (exception.OpenShape is { } open)
        {
            // Extents that are usual: a picture's, or a piece of a sequence.
            var usual = open.Count == 3 ? 224 : 100;
            var example = string.Join('x', open.Select(extent => extent ?? usual));
            throw new ToolException($"'{path}' leaves extents open: {exception.Message.TrimEnd('.')}, for example --input-shape {example}", exception);
        }
        catch (OnnxImportException exception)
        {
            throw new ToolException($"'{path}' cannot be imported: {exception.Message}", exception);
        }
    }

    /// <exception cref="ToolException">There is no such file, or it is something else than a model or an assembly.</exception>
    public static void MustBeNetwork(string path)
    {
        MustExist(path);
        if (ForeignFile.Describe(path) is { } kind)
        {
            throw new ToolException($"'{path}' is no network but {kind}");
        }
    }

    /// <exception cref="ToolException">There is no such file.</exception>
    public static void MustExist(string path)
    {
        if (!File.Exists(path))
        {
            throw new ToolException(Directory.Exists(path) ? $"cannot read '{path}': it is a folder" : $"cannot read '{path}': there is no such file");
        }
    }
}
