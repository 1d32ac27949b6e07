using System.CommandLine;
using System.IO;
using System.Linq;
using ConvGen.Cli.Loading;
using ConvGen.Cli.Reports;
using ConvGen.Model;

namespace ConvGen.Cli.Commands;

/// <summary><c>convgen check</c>: the rules.</summary>
internal static class CheckCommand
{
    public static Command Create(ToolOutput output)
    {
        var file = CommonOptions.File("An ONNX model or an assembly with networks.");
        var format = new Option<FindingFormat>("--format") { Description = "text or sarif." };
        var warnAsError = new Option<bool>("--warnaserror") { Description = "Exit with 1 on warnings as well." };
        var type = CommonOptions.Type();
        var inputShape = CommonOptions.InputShape();
        var outputs = CommonOptions.Outputs();
        var command = new Command("check", "Looks for mistakes in the design; exits with 1 if there are errors.")
        {
            file, format, warnAsError, type, inputShape, outputs,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(file)!;
            var request = CommonOptions.Request(parsed, inputShape, outputs);
            var reviews = await output.WithProgress(
                $"checking {Path.GetFileName(path)}",
                () => NetworkFile.Review(path, request, parsed.GetValue(type), cancellation).ToList());
            if (parsed.GetValue(format) == FindingFormat.Sarif)
            {
                output.WriteReport(stream => SarifReport.Write(stream, path, reviews));
            }
            else
            {
                FindingReport.Write(output.Out, path, reviews);
            }

            var threshold = parsed.GetValue(warnAsError) ? Severity.Warning : Severity.Error;
            var isBad = reviews.Exists(review => review.IsRefused || review.Findings.Any(finding => finding.Severity >= threshold));
            return isBad ? ExitCode.Findings : ExitCode.Success;
        });
        return command;
    }
}
