using System.CommandLine;
using System.IO;
using System.Linq;
using ConvGen.Cli.Loading;
using ConvGen.Cli.Reports;
using ConvGen.Model;

namespace ConvGen.Cli.Commands;

/// <summary><c>convgen describe</c>: the layer table.</summary>
internal static class DescribeCommand
{
    public static Command Create(ToolOutput output)
    {
        var file = CommonOptions.File("An ONNX model or an assembly with networks.");
        var format = new Option<ReportFormat>("--format") { Description = "text, markdown or json." };
        var type = CommonOptions.Type();
        var inputShape = CommonOptions.InputShape();
        var outputs = CommonOptions.Outputs();
        var command = new Command("describe", "Prints every layer's shape, receptive field, jump, effective field, parameters, multiply-accumulates and memory.")
        {
            file, format, type, inputShape, outputs,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(file)!;
            var request = CommonOptions.Request(parsed, inputShape, outputs);
            var reviews = await output.WithProgress(
                $"analysing {Path.GetFileName(path)}",
                () => NetworkFile.Review(path, request, parsed.GetValue(type), cancellation).ToList());
            foreach (var review in reviews.Where(static review => review.IsRefused))
            {
                var error = review.Findings.FirstOrDefault(static finding => finding.Severity == Severity.Error);
                output.Errors.WriteLine($"{review.Declaration.Type.MetadataName} has errors, so that some of it is unknown: {error?.Message ?? "its declaration is incomplete"}");
            }

            foreach (var review in reviews.Where(static review => review.IsPartial))
            {
                foreach (var finding in review.Findings.Where(static finding => finding.Rule == "CVG407"))
                {
                    output.Errors.WriteLine(finding.Message);
                }

                output.Errors.WriteLine(FindingReport.Partial(review));
            }

            switch (parsed.GetValue(format))
            {
                case ReportFormat.Json:
                    output.WriteReport(stream => DescriptionJson.Write(stream, reviews));
                    break;
                case ReportFormat.Markdown:
                    reviews.ForEach(review => DescriptionReport.WriteMarkdown(output.Out, review));
                    break;
                default:
                    reviews.ForEach(review => DescriptionReport.WriteText(output, review));
                    break;
            }

            return ExitCode.Success;
        });
        return command;
    }
}
