using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using ConvGen.Cli.Files;
using ConvGen.Cli.Loading;
using ConvGen.Cli.Projects;
using ConvGen.Model;
using ConvGen.Onnx;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvGen.Cli.Commands;

/// <summary><c>convgen import</c>: an ONNX model becomes a declaration and its weights.</summary>
internal static class ImportCommand
{
    /// <summary>What is to be written where.</summary>
    private sealed record Target(string Folder, bool WithProject, string? SourceRoot);

    public static Command Create(ToolOutput output)
    {
        var file = CommonOptions.File("An ONNX model.");
        var folder = new Option<string>("--output", "-o") { HelpName = "DIR", Description = "The folder to write to; files of the same names are replaced.", Required = true };
        var name = new Option<string?>("--name") { HelpName = "NET", Description = "The class's name; by default the file's." };
        var @namespace = new Option<string?>("--namespace") { HelpName = "N", Description = "The class's namespace; by default none." };
        var project = new Option<bool>("--project") { Description = "Also write a console project that runs the network." };
        var source = new Option<string?>("--source")
        {
            HelpName = "PATH", Description = "Let the project refer to ConvGen's sources in PATH; by default to the package, or to the tree that the tool runs from.",
        };
        var inputShape = CommonOptions.InputShape();
        var outputs = CommonOptions.Outputs();
        var command = new Command("import", "Writes an ONNX model as a C# declaration (NET.cs) and its weights (NET.safetensors).")
        {
            file, folder, name, @namespace, inputShape, outputs, project, source,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(file)!;
            var request = CommonOptions.Request(parsed, inputShape, outputs) with { Name = parsed.GetValue(name), Namespace = parsed.GetValue(@namespace) };
            var target = new Target(parsed.GetValue(folder)!, parsed.GetValue(project), parsed.GetValue(source) is { } root ? SourceTree.At(root) : SourceTree.OfTool());
            CheckNames(request, target);
            var declaration = await output.WithProgress($"importing {Path.GetFileName(path)}", () => Import(path, request, target, cancellation));
            var lines = $"{declaration.Type.Name}.cs, {declaration.Type.Name}.safetensors" + (target.WithProject ? $", {declaration.Type.Name}.csproj and its program" : "");
            output.Out.WriteLine($"wrote {lines} to {target.Folder}");
            return ExitCode.Success;
        });
        return command;
    }

    private static NetworkDeclaration Import(string path, ImportRequest request, Target target, CancellationToken cancellation)
    {
        var source = ImportedSource.Of(NetworkFile.Import(path, request, cancellation), Path.GetFileName(path));
        var name = source.Declaration.Type.Name;
        if (target.WithProject && ProjectWriter.Takes(name))
        {
            throw new ToolException($"the project uses the name '{name}' itself; --name gives the network another name");
        }

        using var files = new OutputFiles();
        files.Add(Path.Combine(target.Folder, name + ".cs"), source.Text);
        files.Add(Path.Combine(target.Folder, name + ".safetensors"), source.WriteWeights);
        if (target.WithProject)
        {
            ProjectWriter.Add(files, target.Folder, source.Declaration, target.SourceRoot);
        }

        cancellation.ThrowIfCancellationRequested();
        files.Complete();
        return source.Declaration;
    }

    private static void CheckNames(ImportRequest request, Target target)
    {
        if (request.Name is { } name && !IsIdentifier(name))
        {
            throw new ToolException($"--name: '{name}' is no name of a C# class");
        }

        if (request.Name is { } taken && !NetworkClassName.IsFree(taken))
        {
            throw new ToolException($"--name: '{taken}' has a meaning of its own in the source that is written");
        }

        if (request.Namespace is { } @namespace && !@namespace.Split('.').All(IsIdentifier))
        {
            throw new ToolException($"--namespace: '{@namespace}' is no C# namespace");
        }

        if (target.Folder.Length == 0)
        {
            throw new ToolException("--output: no folder is given; '.' is the current one");
        }

        if (File.Exists(target.Folder))
        {
            throw new ToolException($"--output: '{target.Folder}' is a file, not a folder");
        }
    }

    // Contextual keywords (var, record, file) are names of variables, but not all of them of classes.
    private static bool IsIdentifier(string name) =>
        SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None;
}
