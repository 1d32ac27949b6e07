using System;
using System.IO;
using System.Linq;
using ConvGen.Onnx;
using Xunit;

namespace ConvGen.Import.Tests;

/// <summary>docs/onnx.md says of the importer what the importer says of itself.</summary>
public sealed class DocumentTests
{
    [Fact]
    public void The_page_has_the_table_of_operators()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "onnx.md"));
        var table = string.Join('\n', OnnxOperators.All.Select(Row));

        Assert.True(page.Contains(table, StringComparison.Ordinal), $"docs/onnx.md should have these rows:\n{table}");
    }

    private static string Row(SupportedOperator row) => $"| {row.Name}{(row.IsSpecialCase ? " (special case)" : "")} | {row.Becomes} | {row.Limits} |";
}
