using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ConvGen.Cli.Commands;
using ConvGen.Model;

namespace ConvGen.Cli;

/// <summary>The tool, apart from the process: what it prints goes to the given writers.</summary>
internal sealed class ConvGenTool
{
    private readonly ToolOutput _output;
    private readonly RootCommand _root;

    public ConvGenTool(TextWriter output, TextWriter errors)
    {
        _output = new ToolOutput(output, errors);
        var verbose = new Option<bool>("--verbose") { Description = "Show where in the tool an error arose.", Recursive = true };
        _root = new RootCommand("Imports ONNX models as ConvGen declarations; describes, checks, runs and exports networks.")
        {
            verbose,
            ImportCommand.Create(_output),
            DescribeCommand.Create(_output),
            CheckCommand.Create(_output),
            ExplainCommand.Create(_output),
            RunCommand.Create(_output),
            ExportCommand.Create(_output),
        };
    }

    /// <summary>Carries out a command line and returns the process's exit code.</summary>
    public async Task<int> RunAsync(params string[] arguments)
    {
        var isVerbose = arguments.Contains("--verbose", StringComparer.Ordinal);
        try
        {
            var parsed = _root.Parse(arguments.Length == 0 ? ["--help"] : arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            var isQuestion = parsed.Action is not null && parsed.Action.Terminating && parsed.Errors.Count == 0;
            if (!isQuestion && parsed.Errors.Count > 0)
            {
                throw new ToolException(UnknownCommand(parsed) ?? parsed.Errors[0].Message);
            }

            return await parsed.InvokeAsync(new InvocationConfiguration { Output = _output.Out, Error = _output.Errors, EnableDefaultExceptionHandler = false });
        }
#pragma warning disable CA1031 // The last resort: whatever goes wrong ends in one line, never in a crash.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            ErrorReport.Write(_output.Errors, exception, isVerbose);
            return ExitCode.Failure;
        }
    }

    private string? UnknownCommand(ParseResult parsed)
    {
        var commands = _root.Subcommands.Select(static command => command.Name).ToList();
        return parsed.CommandResult.Command == _root && parsed.UnmatchedTokens is [var word, ..]
            ? $"'{word}' is no command{EditDistance.Question(word, commands)}{(EditDistance.Nearest(word, commands) is null ? ";" : "")} the commands are {string.Join(", ", commands)}"
            : null;
    }
}
