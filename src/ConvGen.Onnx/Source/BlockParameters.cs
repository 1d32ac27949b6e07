using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>Says what each placeholder of a block stands for, in words: <c>A: filters of squeeze, B: filters of expand1x1 and expand3x3</c>.</summary>
internal static class BlockParameters
{
    private const int MostMentions = 2;

    public static string Describe(BlockDeclaration block)
    {
        var mentions = new SortedDictionary<int, List<(string What, string Layer)>>();
        var counters = new Dictionary<string, int>();
        foreach (var layer in block.Attributes)
        {
            var label = LabelOf(layer, counters);
            foreach (var argument in layer.Arguments)
            {
                foreach (var index in Values(argument.Value).Select(ParamPlaceholder.IndexOf).Where(static index => index >= 0).Distinct())
                {
                    if (!mentions.TryGetValue(index, out var list))
                    {
                        mentions[index] = list = [];
                    }

                    list.Add((argument.Name.ToLowerInvariant(), label));
                }
            }
        }

        return string.Join(", ", mentions.Select(static pair => ParamPlaceholder.Letter(pair.Key) + ": " + Phrase(pair.Value)));
    }

    private static string Phrase(List<(string What, string Layer)> mentions)
    {
        var same = mentions.Where(mention => mention.What == mentions[0].What).Take(MostMentions).Select(static mention => mention.Layer);
        return mentions[0].What + " of " + string.Join(" and ", same);
    }

    private static IEnumerable<long> Values(ArgumentValue value) => value switch
    {
        ArgumentValue.Integer integer => [integer.Value],
        ArgumentValue.Integers integers => integers.Values.Select(static item => (long)item),
        _ => [],
    };

    private static string LabelOf(AttributeDeclaration layer, Dictionary<string, int> counters)
    {
        var stem = (layer.Block?.Split('.', '+')[^1] ?? layer.Kind).ToLowerInvariant();
        counters[stem] = counters.GetValueOrDefault(stem) + 1;
        return (layer.Arguments.FirstOrDefault(static argument => argument.Name == "Name")?.Value as ArgumentValue.Text)?.Value
            ?? stem + counters[stem].ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
