using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>The one-dimensional transforms of minimal filtering as C# statements over vector names (Lavin and Gray 2016, section 4).</summary>
/// <param name="width">The vector width.</param>
public sealed class WinogradTransforms(VectorWidth width)
{
    /// <summary>Bᵀ·d: the statements that compute <paramref name="r"/> from <paramref name="d"/>, with temporaries named after <paramref name="prefix"/>.</summary>
    public IEnumerable<string> Input(IReadOnlyList<string> d, IReadOnlyList<string> r, string prefix) => d.Count == 4
        ?
        [
            $"var {r[0]} = {d[0]} - {d[2]};",
            $"var {r[1]} = {d[1]} + {d[2]};",
            $"var {r[2]} = {d[2]} - {d[1]};",
            $"var {r[3]} = {d[1]} - {d[3]};",
        ]
        :
        [
            $"var {prefix}a = {Fused(d[2], -4, d[4])};",
            $"var {prefix}b = {Fused(d[1], -4, d[3])};",
            $"var {prefix}c = {d[4]} - {d[2]};",
            $"var {prefix}e = {d[3]} - {d[1]};",
            $"var {r[0]} = {Fused(d[0], 4, Fused(d[2], -5, d[4]))};",
            $"var {r[1]} = {prefix}a + {prefix}b;",
            $"var {r[2]} = {prefix}a - {prefix}b;",
            $"var {r[3]} = {Fused(prefix + "e", 2, prefix + "c")};",
            $"var {r[4]} = {Fused(prefix + "e", -2, prefix + "c")};",
            $"var {r[5]} = {Fused(d[1], 4, Fused(d[3], -5, d[5]))};",
        ];

    /// <summary>G·g for filters of three taps: the statements that compute <paramref name="r"/> from <paramref name="g"/>.</summary>
    public IEnumerable<string> Filter(IReadOnlyList<string> g, IReadOnlyList<string> r, string prefix)
    {
        yield return $"var {prefix}a = {g[0]} + {g[2]};";
        if (r.Count == 4)
        {
            yield return $"var {prefix}h = {Scaled(prefix + "a", 0.5)};";
            yield return $"var {r[0]} = {g[0]};";
            yield return $"var {r[1]} = {Fused(g[1], 0.5, prefix + "h")};";
            yield return $"var {r[2]} = {Fused(g[1], -0.5, prefix + "h")};";
            yield return $"var {r[3]} = {g[2]};";
            yield break;
        }

        yield return $"var {prefix}h = {Scaled(prefix + "a", -1.0 / 6)};";
        yield return $"var {prefix}q = {Scaled(g[0], 1.0 / 24)};";
        yield return $"var {prefix}b = {Fused(g[2], 1.0 / 6, prefix + "q")};";
        yield return $"var {r[0]} = {Scaled(g[0], 0.25)};";
        yield return $"var {r[1]} = {Fused(g[1], -1.0 / 6, prefix + "h")};";
        yield return $"var {r[2]} = {Fused(g[1], 1.0 / 6, prefix + "h")};";
        yield return $"var {r[3]} = {Fused(g[1], 1.0 / 12, prefix + "b")};";
        yield return $"var {r[4]} = {Fused(g[1], -1.0 / 12, prefix + "b")};";
        yield return $"var {r[5]} = {g[2]};";
    }

    /// <summary>Aᵀ·m: the statements that compute <paramref name="o"/> from <paramref name="m"/>.</summary>
    public IEnumerable<string> Output(IReadOnlyList<string> m, IReadOnlyList<string> o, string prefix)
    {
        if (m.Count == 4)
        {
            yield return $"var {o[0]} = {m[0]} + {m[1]} + {m[2]};";
            yield return $"var {o[1]} = {m[1]} - {m[2]} - {m[3]};";
            yield break;
        }

        yield return $"var {prefix}s = {m[1]} + {m[2]};";
        yield return $"var {prefix}d = {m[1]} - {m[2]};";
        yield return $"var {prefix}t = {m[3]} + {m[4]};";
        yield return $"var {prefix}u = {m[3]} - {m[4]};";
        yield return $"var {o[0]} = {m[0]} + {prefix}s + {prefix}t;";

        // Output i takes the points ±1 and ±2 to the power i; the last one the point ∞ as well.
        for (var i = 1; i < o.Count; i++)
        {
            var (far, near) = i % 2 == 1 ? (prefix + "u", prefix + "d") : (prefix + "t", prefix + "s");
            var last = i == o.Count - 1 ? $" + {m[5]}" : "";
            yield return $"var {o[i]} = {Fused(far, 1 << i, near)}{last};";
        }
    }

    /// <summary>Names like <c>d0</c> … for a line of a tile.</summary>
    public static IReadOnlyList<string> Names(string prefix, int count) => [.. Enumerable.Range(0, count).Select(i => prefix + Terms.Number(i))];

    private string Scaled(string value, double factor) => $"{value} * {width.Broadcast(Terms.Float(factor))}";

    private string Fused(string value, double factor, string summand) => width.MultiplyAdd(value, width.Broadcast(Terms.Float(factor)), summand);
}
