using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using ConvGen.Cli.Files;
using ConvGen.Cli.Loading;
using ConvGen.Cli.Reports;
using ConvGen.Model;

namespace ConvGen.Cli.Commands;

/// <summary><c>convgen run</c>: a quick look at what a network computes.</summary>
internal static class RunCommand
{
    public static Command Create(ToolOutput output)
    {
        var file = CommonOptions.File("An ONNX model or an assembly with networks.");
        var inputs = new Option<string[]>("--input", "-i")
        {
            HelpName = "FILE", Description = "A .npy array, raw .f32 numbers, or a picture; once per input of the network.", Required = true, AllowMultipleArgumentsPerToken = true,
        };
        var target = new Option<string?>("--output", "-o") { HelpName = "FILE", Description = "The .npy, .f32 or .png file to write; several outputs go to FILE with their names before the extension." };
        var weights = new Option<string?>("--weights") { HelpName = "FILE", Description = "The safetensors file of an assembly's network; by default the one that its declaration names." };
        var runs = new Option<int>("--runs") { Description = "How often to run; the last run is timed.", DefaultValueFactory = static _ => 1 };
        var type = CommonOptions.Type();
        var inputShape = CommonOptions.InputShape();
        var outputs = CommonOptions.Outputs();
        var command = new Command("run", "Runs a network once; an ONNX model is imported, compiled and run in memory.") { file, inputs, target, weights, runs, type, inputShape, outputs };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(file)!;
            var request = CommonOptions.Request(parsed, inputShape, outputs);
            var count = parsed.GetValue(runs);
            if (count < 1)
            {
                throw new ToolException($"--runs is {count}; the least is 1");
            }

            // What can be refused is refused before anything is compiled.
            var chosen = await output.WithProgress($"reading {Path.GetFileName(path)}", () => ChosenNetwork.Of(path, request, parsed.GetValue(type), parsed.GetValue(weights), cancellation));
            var boundary = BoundaryTensor.Outputs(chosen.Review.Analysis);
            var results = new ResultFiles(parsed.GetValue(target), boundary);
            var (values, hasBatch) = ReadInputs(parsed.GetValue(inputs)!, chosen.Review.Analysis);
            var network = await output.WithProgress($"compiling {Path.GetFileName(path)}", () => chosen.Load(cancellation));
            var (numbers, time) = await output.WithProgress("running", () => network.Run(values, boundary.Sum(static tensor => tensor.Shape.Length), count));
            results.Write(numbers, hasBatch);
            output.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{network.Review.Declaration.Type.MetadataName}: {time.TotalMilliseconds:F2} ms on one thread"));
            ResultReport.Write(output.Out, boundary, numbers);
            return ExitCode.Success;
        });
        return command;
    }

    private static (float[] Values, bool HasBatch) ReadInputs(string[] files, NetworkAnalysis analysis)
    {
        var inputs = BoundaryTensor.Inputs(analysis);
        if (files.Length != inputs.Count)
        {
            throw new ToolException($"the network has {inputs.Count} {(inputs.Count == 1 ? "input" : "inputs")} ({string.Join(", ", inputs.Select(static input => input.Name))}); {files.Length} given");
        }

        // The contract is about the first input.
        var read = files.Zip(inputs, (path, input) => InputFile.Read(path, input, ReferenceEquals(input, inputs[0]) ? analysis.Graph.Normalization : null)).ToList();
        return ([.. read.SelectMany(static input => input.Values)], read[0].HasBatch);
    }
}
