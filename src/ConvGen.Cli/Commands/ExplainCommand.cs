using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using ConvGen.Model;

namespace ConvGen.Cli.Commands;

/// <summary><c>convgen explain</c>: the page of a rule.</summary>
internal static partial class ExplainCommand
{
    public static Command Create(ToolOutput output)
    {
        var rule = new Argument<string>("rule") { HelpName = "RULE", Description = "A rule's id, like CVG104 or 104." };
        var command = new Command("explain", "Prints the page of a rule: what it means, a declaration that draws it, the remedy and the formula.") { rule };
        command.SetAction(parsed =>
        {
            output.Out.WriteLine(Page(parsed.GetValue(rule)!));
            return ExitCode.Success;
        });
        return command;
    }

    private static string Page(string word)
    {
        var id = word.ToUpperInvariant();
        id = Digits().IsMatch(id) ? "CVG" + id : id;
        using var stream = typeof(ExplainCommand).Assembly.GetManifestResourceStream($"Rules/{id}.md")
            ?? throw new ToolException($"there is no rule '{word}'{EditDistance.Question(id, RuleCatalog.All.Select(static rule => rule.Id))}");
        using var reader = new StreamReader(stream);

        // Other pages are files of the repository; here they are further calls.
        return Link().Replace(reader.ReadToEnd(), "$1").TrimEnd();
    }

    [GeneratedRegex("^[0-9]{3}$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\[([^\]]+)\]\((?!https?:)[^)]+\)")]
    private static partial Regex Link();
}
