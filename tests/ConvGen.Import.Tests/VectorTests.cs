using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace ConvGen.Import.Tests;

/// <summary>The ONNX project's own conformance vectors.</summary>
public sealed class VectorTests
{
    private const string Debian = "/usr/share/libonnx-testdata/data";
    private const double Share = 0.95;

    [ModelFact("onnx-node", "oracle/onnx-node")]
    public void Vectors_of_release_1_22_pass()
    {
        string[] folders = [Path.Combine(Repository.Data, "onnx-node"), Repository.FindShared("oracle/onnx-node") ?? ""];
        AssertPasses(VectorSet.Run(folders.Where(Directory.Exists)), "1.22");
    }

    [InstalledFact(Debian, "libonnx-testdata")]
    public void Installed_vectors_pass() =>
        AssertPasses(VectorSet.Run(new[] { "node", "pytorch-operator", "pytorch-converted", "simple" }.Select(static folder => Path.Combine(Debian, folder))), "1.12");

    private static void AssertPasses(VectorSet set, string release)
    {
        Assert.NotEqual(0, set.Count);
        var passed = 1 - (set.Failures.Count / (double)set.Count);
        Assert.True(passed >= Share, $"{set.Failures.Count} of {set.Count} fail:\n{set.Describe()}");
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "onnx.md"));
        var unlisted = set.Failures.Keys.Where(name => !page.Contains($"`{name}`", StringComparison.Ordinal)).ToList();
        Assert.True(unlisted.Count == 0, $"docs/onnx.md does not list:\n{string.Join('\n', unlisted.Select(name => $"{name}: {set.Failures[name]}"))}");
        var stale = Listed(page, release).Where(name => !set.Failures.ContainsKey(name)).ToList();
        Assert.True(stale.Count == 0, $"docs/onnx.md lists as failing what passes: {string.Join(", ", stale)}");
    }

    /// <summary>The vectors that the page lists for a release: rows of a name, a release or both, and a reason.</summary>
    private static IEnumerable<string> Listed(string page, string release) =>
        page.Split('\n').Where(static line => line.StartsWith("| `test_", StringComparison.Ordinal)).Select(static line => line.Split('|'))
            .Where(cells => cells[2].Trim() == release || cells[2].Trim() == "both").Select(static cells => cells[1].Trim(' ', '`'));
}
