using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Tutorial;

(string Title, Action Run)[] sections =
[
    ("Locality, weight sharing, downsampling", Section01Locality.Run),
    ("Shallow, middle and deep features", Section02Features.Run),
    ("Kernel size", Section03KernelSize.Run),
    ("Receptive field and anchors", Section04ReceptiveField.Run),
    ("Several kernels in one layer", Section05SeveralKernels.Run),
    ("1×1 convolution", Section06OneByOne.Run),
    ("Transposed convolution", Section07Transposed.Run),
    ("Dilated convolution", Section08Dilated.Run),
    ("Checkerboard", Section09Checkerboard.Run),
    ("Effective receptive field", Section10EffectiveField.Run),
    ("Grouped and depthwise convolution", Section11Grouped.Run),
    ("Deformable convolution", Section12Deformable.Run),
    ("3-D convolution", Section13Volumes.Run),
    ("Complexity", Section14Complexity.Run),
];

Console.OutputEncoding = Encoding.UTF8;
if (args.Length == 0)
{
    foreach (var number in Enumerable.Range(1, sections.Length))
    {
        Show(number);
    }

    return 0;
}

if (args.Length > 1 || !int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out var section) || section < 1 || section > sections.Length)
{
    Console.Error.WriteLine(Text.Of($"error: give one section from 1 to {sections.Length}, or nothing for all; not '{string.Join(' ', args)}'"));
    return 2;
}

Show(section);
return 0;

void Show(int number)
{
    var (title, run) = sections[number - 1];
    var heading = Text.Of($"{number}  {title}");
    Console.WriteLine(heading);
    Console.WriteLine(new string('=', heading.Length));
    run();
    Console.WriteLine();
}
