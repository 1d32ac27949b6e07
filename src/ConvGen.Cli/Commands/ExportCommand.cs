using System.CommandLine;
using System.IO;
using System.Threading;
using ConvGen.Cli.Files;
using ConvGen.Cli.Loading;
using ConvGen.Onnx;

namespace ConvGen.Cli.Commands;

/// <summary><c>convgen export</c>: declaration and weights as ONNX.</summary>
internal static class ExportCommand
{
    public static Command Create(ToolOutput output)
    {
        var file = CommonOptions.File("An assembly with networks.");
        var type = CommonOptions.Type();
        var weights = new Option<string?>("--weights") { HelpName = "FILE", Description = "The safetensors file; by default the one that the declaration names, beside the assembly." };
        var target = new Option<string>("--output", "-o") { HelpName = "FILE", Description = "The ONNX file to write.", Required = true };
        var command = new Command("export", "Writes a declared network with its weights as an ONNX model.") { file, type, weights, target };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(file)!;
            var onnx = parsed.GetValue(target)!;
            var name = await output.WithProgress($"exporting to {Path.GetFileName(onnx)}", () => Export(path, parsed.GetValue(type), parsed.GetValue(weights), onnx, cancellation));
            output.Out.WriteLine($"wrote {name} to {onnx}");
            return ExitCode.Success;
        });
        return command;
    }

    private static string Export(string path, string? type, string? weights, string onnx, CancellationToken cancellation)
    {
        NetworkFile.MustBeNetwork(path);
        if (NetworkFile.IsOnnx(path))
        {
            throw new ToolException($"'{path}' is an ONNX model already; export reads assemblies");
        }

        var networks = NetworkFile.Read(path, new ImportRequest(), null, cancellation);
        var review = SoundNetwork.Of(NetworkFile.One(networks, path, type));
        using var tensors = SafetensorsFile.Open(weights ?? WeightsFile.Beside(path, review));
        var read = WeightsFile.Reader(tensors, review);
        using var files = new OutputFiles();
        files.Add(onnx, stream => OnnxWriter.Write(review.Analysis, read, stream));
        cancellation.ThrowIfCancellationRequested();
        files.Complete();
        return review.Declaration.Type.MetadataName;
    }
}
