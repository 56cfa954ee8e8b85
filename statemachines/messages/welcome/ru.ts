import type { Words } from '../../language/words.ts';
import { shop } from '../../shop.ts';

export default {
  email: {
    subject:
      '{% if points.earned %}Добро пожаловать! Дарим {{ points.earned.points }}{% else %}Добро пожаловать в {{ brand.name }}{% endif %}',
    preheader:
      '{% if points.earned %}При оплате заказа это {{ points.earned.worth }}. И немного о том, чем мы хороши.{% else %}Чем мы хороши и с чего начать.{% endif %}',
    title: 'Рады знакомству',
    body: [
      {
        paragraph:
          '{% if points.earned %}Спасибо, что подтвердили адрес. Для начала дарим вам баллы.{% else %}Хорошо, что вы с нами. Вот на что можно рассчитывать.{% endif %}',
      },
      { points: 'earned' },
      { subtitle: 'Что у нас хорошо получается' },
      { list: shop.ru.goodAt },
    ],
    button: 'Заглянуть в магазин',
    after: 'Уже есть вопрос? Просто ответьте на это письмо: его прочитает человек и обязательно ответит.',
  },
  push: {
    title:
      '{% if points.earned %}Дарим {{ points.earned.points }}{% else %}Добро пожаловать в {{ brand.name }}{% endif %}',
    text: '{% if points.earned %}При оплате заказа это {{ points.earned.worth }}. Действуют до {{ points.earned.until }} включительно.{% else %}Загляните и посмотрите, чем мы хороши.{% endif %}',
  },
} satisfies Words<'welcome'>;
