using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Xunit;

namespace ConvGen.Generator.Tests;

/// <summary>
/// Compares text with <c>Class.Method.verified.cs</c> beside the test, after Verify's convention: a difference leaves <c>Class.Method.received.cs</c>
/// there, and accepting it means renaming the file.
/// </summary>
internal static class Snapshot
{
    public static void Verify(string text, [CallerFilePath] string testFile = "", [CallerMemberName] string test = "")
    {
        var stem = Path.Combine(Path.GetDirectoryName(testFile)!, "Snapshots", $"{Path.GetFileNameWithoutExtension(testFile)}.{test}");
        var (verified, received) = (stem + ".verified.cs", stem + ".received.cs");
        var expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (expected == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"{Path.GetFileName(received)} differs from {Path.GetFileName(verified)}; rename it to accept:\n{Diff(expected, text)}");
    }

    private static string Diff(string expected, string actual)
    {
        var text = new StringBuilder();
        foreach (var line in InlineDiffBuilder.Diff(expected, actual).Lines)
        {
            var mark = line.Type switch { ChangeType.Inserted => "+ ", ChangeType.Deleted => "- ", _ => null };
            if (mark is not null)
            {
                text.Append(mark).Append(line.Text).Append('\n');
            }
        }

        return text.ToString();
    }
}
