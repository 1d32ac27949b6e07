using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace ConvGen.Conformance.Tests.Disassembly;

/// <summary>A method as the just-in-time compiler lists it when <c>DOTNET_JitDisasm</c> names it.</summary>
/// <param name="Class">The class's name; without the prefix that the compiler gives file-local ones.</param>
/// <param name="Method">The method's name.</param>
/// <param name="Tier">How far it was optimised: <c>FullOpts</c>, <c>Tier0</c>, <c>MinOpts</c>.</param>
/// <param name="Loops">Its innermost loops.</param>
public sealed partial record JitListing(string Class, string Method, string Tier, IReadOnlyList<JitLoop> Loops)
{
    /// <summary>Whether the compiler did all it can.</summary>
    public bool IsOptimised => Tier.StartsWith("FullOpts", StringComparison.Ordinal);

    /// <summary>Whether it computes: an innermost loop has multiply-adds.</summary>
    public bool Multiplies => Loops.Any(static loop => loop.MultiplyAdds > 0);

    /// <summary>Instructions that move vectors between registers and the stack inside the innermost loops with multiply-adds.</summary>
    public IEnumerable<string> Spills => Loops.Where(static loop => loop.MultiplyAdds > 0).SelectMany(static loop => loop.Spills);

    /// <inheritdoc/>
    public override string ToString() => $"{Class}.{Method} ({Tier})";

    /// <summary>Reads all that the compiler printed.</summary>
    public static IReadOnlyList<JitListing> ReadAll(string text) => [.. Start().Split(text).Skip(1).Select(Read)];

    private static JitListing Read(string listing)
    {
        var lines = listing.Split('\n');
        var head = Head().Match(lines[0]);
        if (!head.Success)
        {
            throw new FormatException($"not the head of a listing: {lines[0]}");
        }

        // With frames on rsp, rbp is a register like any other.
        var stack = lines.Any(static line => line.StartsWith("; rbp based frame", StringComparison.Ordinal)) ? StackOfBoth() : StackOfPointer();
        return new JitListing(head.Groups["class"].Value, head.Groups["method"].Value, head.Groups["tier"].Value, [.. InnermostLoops(lines).Select(loop => new JitLoop(lines[loop], stack))]);
    }

    // A loop is what lies between a label and a jump back to it; innermost is one without another inside.
    private static IEnumerable<Range> InnermostLoops(string[] lines)
    {
        var labels = new Dictionary<string, int>(StringComparer.Ordinal);
        var loops = new List<(int First, int Last)>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (Label().Match(lines[i]) is { Success: true } label)
            {
                labels[label.Groups[1].Value] = i;
            }
            else if (Jump().Match(lines[i]) is { Success: true } jump && labels.TryGetValue(jump.Groups[1].Value, out var first))
            {
                loops.Add((first, i));
            }
        }

        return loops.Where(loop => !loops.Any(other => other != loop && other.First >= loop.First && other.Last <= loop.Last)).Select(static loop => loop.First..(loop.Last + 1));
    }

    [GeneratedRegex("^; Assembly listing for method ", RegexOptions.Multiline)]
    private static partial Regex Start();

    [GeneratedRegex(@"^(?:.*[.+>])?(?:F[0-9A-F]{64}__)?(?<class>\w+):(?<method>[^(\[]+).*\((?<tier>[^()]*)\)\s*$")]
    private static partial Regex Head();

    [GeneratedRegex(@"^(G_M\w+):")]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s+j\w+\s+(?:SHORT )?(G_M\w+)")]
    private static partial Regex Jump();

    [GeneratedRegex(@"[xyz]mmword ptr \[rsp\b")]
    private static partial Regex StackOfPointer();

    [GeneratedRegex(@"[xyz]mmword ptr \[r[sb]p\b")]
    private static partial Regex StackOfBoth();
}

/// <summary>An innermost loop.</summary>
/// <param name="MultiplyAdds">How many vector multiply-adds it has.</param>
/// <param name="Spills">The instructions that move vectors between registers and the stack.</param>
public sealed record JitLoop(int MultiplyAdds, IReadOnlyList<string> Spills)
{
    /// <summary>Counts in the lines of a loop.</summary>
    public JitLoop(IReadOnlyList<string> lines, Regex stack)
        : this(
            lines.Count(static line => line.TrimStart().StartsWith("vfmadd", StringComparison.Ordinal)),
            [.. lines.Where(line => stack.IsMatch(line)).Select(static line => line.Trim())])
    {
    }
}
