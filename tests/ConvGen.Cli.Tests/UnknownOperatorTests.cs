using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ConvGen.Model;
using Xunit;

namespace ConvGen.Cli.Tests;

/// <summary>ONNX operators that no layer expresses, as <c>check</c> and <c>describe</c> report them; the pages of the rules that only <c>check</c> draws.</summary>
public sealed class UnknownOperatorTests : IDisposable
{
    /// <summary>Two branches: one behind the unknown operator, one beside it.</summary>
    private const string Branches = """
        branches (float[1,16,8,8] x) => (float[1,16,8,8] y, float[1,16,4,4] z)
        {
            s = Sin (x)
            a = Relu (x)
            y = Add (a, s)
            z = MaxPool <kernel_shape = [2, 2], strides = [2, 2]> (a)
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The rules whose pages show a command instead of a declaration. <c>DocumentationTests</c> draws all others.</summary>
    public static TheoryData<string> ShownByCheck => [.. RuleCatalog.All.Select(static rule => rule.Id).Where(static id => Page(id).Contains("```onnx", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(ShownByCheck))]
    public async Task A_page_shows_files_that_draw_the_rule_and_a_last_one_that_does_not(string id)
    {
        var (files, transcripts) = (Fences("onnx").Matches(Page(id)), Fences("text").Matches(Page(id)));
        Assert.True(files.Count >= 2);
        Assert.Equal(files.Count, transcripts.Count);
        for (var i = 0; i < files.Count; i++)
        {
            var name = OnnxText.NameOf(files[i].Groups[1].Value) + ".onnx";
            var path = Write(files[i].Groups[1].Value);
            var printed = (await Tool.SucceedAsync("check", path)).Replace(path, name, StringComparison.Ordinal);

            Assert.Equal(transcripts[i].Groups[1].Value, $"$ convgen check {name}\n{printed}");
            Assert.Equal(i < files.Count - 1, printed.Contains($" {RuleCatalog.Get(id).Severity.ToString().ToLowerInvariant()} {id}: ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Such_rules_are_there() => Assert.NotEmpty(ShownByCheck);

    [Fact]
    public async Task They_are_warnings_and_so_decide_the_exit_code()
    {
        var path = Write(Branches);

        Assert.Equal(ExitCode.Success, (await Tool.RunAsync("check", path)).ExitCode);
        Assert.Equal(ExitCode.Findings, (await Tool.RunAsync("check", path, "--warnaserror")).ExitCode);
        Assert.Equal(ExitCode.Failure, (await Tool.RunAsync("import", path, "--output", _folder.PathOf("out"))).ExitCode);
    }

    [Fact]
    public async Task Sarif_has_a_result_for_each()
    {
        using var json = JsonDocument.Parse(await Tool.SucceedAsync("check", Write(Branches), "--format", "sarif"));
        var result = Assert.Single(json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray());

        Assert.Equal("CVG407", result.GetProperty("ruleId").GetString());
        Assert.Equal("warning", result.GetProperty("level").GetString());
        Assert.StartsWith("'s' (Sin): no layer computes this operator; ", result.GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_depend_on_them_is_described_and_the_totals_say_so()
    {
        var run = await Tool.RunAsync("describe", Write(Branches));

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Equal(["input", "a", "z", "total"], Rows(run.Output));
        Assert.Contains("total (partial)", run.Output, StringComparison.Ordinal);
        Assert.Contains("Branches is analysed in part: 2 layers; left out: 1 operator without a model, 1 operator behind", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stated_shape_brings_the_layers_behind_it_back()
    {
        var path = Write(Branches.Replace("z)\n", "z) <float[1,16,8,8] s>\n", StringComparison.Ordinal));
        using var json = JsonDocument.Parse(await Tool.SucceedAsync("describe", path, "--format", "json"));
        var network = json.RootElement.GetProperty("networks")[0];
        var layers = network.GetProperty("layers").EnumerateArray().ToDictionary(static layer => layer.GetProperty("name").GetString()!);

        Assert.True(network.GetProperty("isPartial").GetBoolean());
        Assert.Equal("Sin", network.GetProperty("unknownOperators")[0].GetProperty("operator").GetString());
        Assert.Equal(["a", "input", "s", "y", "z"], layers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([16, 8, 8], layers["y"].GetProperty("shape").EnumerateArray().Select(static extent => extent.GetInt32()));
        Assert.Empty(layers["s"].GetProperty("receptiveFields").EnumerateArray());
    }

    [Fact]
    public async Task A_file_of_nothing_else_is_still_no_error()
    {
        var output = await Tool.SucceedAsync("check", Write("nothing (float[1,3,8,8] x) => (float[1,3,8,8] y)\n{\n    y = Sin (x)\n}\n"));

        Assert.Contains("Nothing is analysed in part: 0 layers; left out: 1 operator without a model", output, StringComparison.Ordinal);
    }

    private string Write(string text) => _folder.Write(OnnxText.NameOf(text) + ".onnx", OnnxText.ToFile(text));

    private static IEnumerable<string> Rows(string table) => table.Split('\n').Select(static line => line.Trim().Split(' ')[0]).SkipWhile(static word => word != "input").Where(static word => char.IsLetter(word.FirstOrDefault()));

    private static string Page(string id, [CallerFilePath] string file = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "../../docs/diagnostics", id + ".md"));

    private static Regex Fences(string language) => new($"^```{language}\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline);
}
