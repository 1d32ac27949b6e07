using System.Linq;
using System.Text;

namespace ConvGen.Generator.Emission;

/// <summary>Turns the names of layers into those of members.</summary>
public static class Names
{
    /// <summary><c>bottleneck1.conv1</c> as <c>Bottleneck1Conv1</c>.</summary>
    public static string Pascal(string name) => string.Concat(name.Split('.').Select(Upper));

    /// <summary><c>Heat.Map</c> as <c>heatMap</c>.</summary>
    public static string Camel(string name)
    {
        var pascal = Pascal(name);
        return pascal.Length == 0 ? pascal : char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
    }

    private static string Upper(string part)
    {
        var text = new StringBuilder();
        foreach (var letter in part)
        {
            text.Append(IsLetterOrDigit(letter) ? letter : '_');
        }

        // Illegal names are CVG022; the stub must compile all the same.
        if (text.Length == 0 || text[0] is >= '0' and <= '9')
        {
            text.Insert(0, '_');
        }

        text[0] = char.ToUpperInvariant(text[0]);
        return text.ToString();
    }

    private static bool IsLetterOrDigit(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';
}
