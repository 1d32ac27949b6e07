using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission;

/// <summary>Names kernels after the first layer that uses them.</summary>
public static class KernelNames
{
    /// <summary>A name for every distinct kernel of <paramref name="plan"/>.</summary>
    public static IReadOnlyDictionary<KernelSpec, string> Assign(ExecutionPlan plan)
    {
        var names = new Dictionary<KernelSpec, string>();
        var used = new HashSet<string>();
        foreach (var method in plan.Steps.SelectMany(static step => step.Methods))
        {
            if (names.ContainsKey(method.Kernel))
            {
                continue;
            }

            var name = Pascal(method.Name);
            var unique = name;
            for (var i = 2; !used.Add(unique); i++)
            {
                unique = name + "_" + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            names[method.Kernel] = unique;
        }

        return names;
    }

    // bottleneck1.conv2 → Bottleneck1Conv2
    private static string Pascal(string name)
    {
        var text = new System.Text.StringBuilder();
        var upper = true;
        foreach (var character in name)
        {
            if (character is '.' or '_')
            {
                upper = true;
                continue;
            }

            text.Append(upper ? char.ToUpperInvariant(character) : character);
            upper = false;
        }

        return text.ToString();
    }
}
